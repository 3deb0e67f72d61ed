// graphql-ws, the reference client of graphql-transport-ws.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { morning, startWithMorning } from './lib/day.mjs';

let demo;
before(async () => { demo = await startWithMorning(); });
after(async () => { await demo?.stop(); });

const client = (options = {}) => createClient({
  url: `${demo.url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, ...options,
});

/** All results of one operation, until the server completes it. */
const results = (socket, payload) => new Promise((resolve, reject) => {
  const seen = [];
  socket.subscribe(payload, { next: result => seen.push(result), error: reject, complete: () => resolve(seen) });
});

test('a query over the socket: variables, operation name, one result, complete', async () => {
  const socket = client();
  const seen = await results(socket, {
    query: 'query Other { __typename } query Count($from: DateTime!, $to: DateTime!) { sessions(first: 0, where: { startTime: { gte: $from, lt: $to } }) { totalCount } }',
    operationName: 'Count',
    variables: morning,
  });
  assert.deepEqual(seen.map(result => result.data), [{ sessions: { totalCount: demo.total } }]);
  await socket.dispose();
});

test('a job is started and followed to its end on one connection', async () => {
  const socket = client({ lazy: false });
  const [{ data }] = await results(socket, {
    query: 'mutation { startBackfill(input: { from: "2026-03-06T00:00:00Z", to: "2026-03-07T00:00:00Z" }) { job { id } errors { code } } }',
  });
  const states = await results(socket, {
    query: 'subscription Progress($job: ID!) { syncProgress(jobId: $job) { state progress } }',
    variables: { job: data.startBackfill.job.id },
  });
  assert.deepEqual(states.at(-1).data.syncProgress, { state: 'SUCCEEDED', progress: 1 });
  await socket.dispose();
});

test('a hundred operations at once on one connection, none mixed up', async () => {
  const socket = client();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => results(socket, { query: `{ name${index}: __typename }` })));
  assert.deepEqual(answers.map(([{ data }]) => data), Array.from({ length: 100 }, (_, index) => ({ [`name${index}`]: 'Query' })));
  await socket.dispose();
});

for (const [what, query] of [['syntax', 'subscription {'], ['validation', 'subscription { noSuchField }']]) {
  test(`a ${what} error is an error message for its operation, and the socket lives on`, async () => {
    const socket = client({ lazy: false });
    const errors = await results(socket, { query }).then(() => null, reason => reason);
    assert.equal(errors.length, 1);
    assert.equal(errors[0].extensions.code, what === 'syntax' ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED');
    assert.deepEqual(await results(socket, { query: '{ __typename }' }), [{ data: { __typename: 'Query' }, extensions: { demo: true } }]);
    await socket.dispose();
  });
}

test('pings of the client are answered', async () => {
  let socket;
  await new Promise(resolve => { socket = client({ lazy: false, keepAlive: 50, on: { pong: resolve } }); });
  await socket.dispose();
});

test('a live subscription is ended by the client, and its connection serves the next operation', async () => {
  const socket = client({ lazy: false });
  const stop = socket.subscribe({ query: 'subscription { conversationChanged { id } }' }, { next() {}, error: assert.fail, complete() {} });
  stop();
  assert.equal((await results(socket, { query: '{ __typename }' })).length, 1);
  await socket.dispose();
});

test('a socket that speaks another protocol is refused', async () => {
  const socket = new WebSocket(`${demo.url.replace(/^http/, 'ws')}/graphql`, 'graphql-ws');
  const end = await new Promise(resolve => {
    socket.once('close', code => resolve(code));
    socket.once('error', error => resolve(error.message));
  });
  assert.ok(end === 4406 || /Unexpected server response: 4\d\d/.test(end) || /Server sent no subprotocol/.test(end), String(end));
});
