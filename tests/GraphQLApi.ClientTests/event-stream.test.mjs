// graphql-sse, the reference client of GraphQL over server-sent events (distinct connections).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createClient } from 'graphql-sse';
import { morning, startWithMorning } from './lib/day.mjs';

let demo;
before(async () => { demo = await startWithMorning(); });
after(async () => { await demo?.stop(); });

const client = () => createClient({ url: `${demo.url}/graphql`, retryAttempts: 0 });

async function results(stream, payload) {
  const seen = [];
  for await (const result of stream.iterate(payload)) seen.push(result);
  return seen;
}

test('a query over the stream: one result, then the end', async () => {
  const stream = client();
  const seen = await results(stream, {
    query: 'query Count($from: DateTime!, $to: DateTime!) { sessions(first: 0, where: { startTime: { gte: $from, lt: $to } }) { totalCount } }',
    variables: morning,
  });
  assert.deepEqual(seen.map(result => result.data), [{ sessions: { totalCount: demo.total } }]);
  stream.dispose();
});

test('a job is followed to its end', async () => {
  const stream = client();
  const [{ data }] = await results(stream, {
    query: 'mutation { startBackfill(input: { from: "2026-03-07T00:00:00Z", to: "2026-03-08T00:00:00Z" }) { job { id } errors { code } } }',
  });
  const states = await results(stream, {
    query: 'subscription Progress($job: ID!) { syncProgress(jobId: $job) { state progress } }',
    variables: { job: data.startBackfill.job.id },
  });
  assert.deepEqual(states.at(-1).data.syncProgress, { state: 'SUCCEEDED', progress: 1 });
  stream.dispose();
});

test('a broken document is told as errors, not as a broken stream', async () => {
  const stream = client();
  const told = await results(stream, { query: 'subscription { noSuchField }' }).then(
    seen => seen[0].errors, reason => Array.isArray(reason) ? reason : [reason]);
  assert.match(JSON.stringify(told) + String(told[0]), /Cannot query field|400/);
  stream.dispose();
});

test('leaving a live stream frees the server to answer the next', async () => {
  const stream = client();
  const leave = stream.subscribe({ query: 'subscription { conversationChanged { id } }' }, { next() {}, error() {}, complete() {} });
  leave();
  assert.equal((await results(stream, { query: '{ __typename }' })).length, 1);
  stream.dispose();
});
