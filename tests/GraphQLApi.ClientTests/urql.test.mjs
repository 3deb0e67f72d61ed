// A front end on urql: queries by POST and GET, errors, subscriptions over WebSocket and over an event stream.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cacheExchange, Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { morning, startWithMorning } from './lib/day.mjs';

const page = gql`
  query Page($after: String, $from: DateTime!, $to: DateTime!) {
    sessions(first: 40, after: $after, where: { startTime: { gte: $from, lt: $to } }) {
      nodes { id outcome }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const start = gql`
  mutation Start($from: DateTime!, $to: DateTime!) {
    startBackfill(input: { from: $from, to: $to }) { job { id state } errors { code } }
  }
`;
const progress = gql`subscription Progress($job: ID!) { syncProgress(jobId: $job) { state progress } }`;

let demo;
before(async () => { demo = await startWithMorning(); });
after(async () => { await demo?.stop(); });

const client = (options = {}) => new Client({
  url: `${demo.url}/graphql`, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false, ...options,
});

async function walk(urql) {
  const ids = [];
  for (let after = null; ;) {
    const { data, error } = await urql.query(page, { after, ...morning }).toPromise();
    assert.equal(error, undefined);
    ids.push(...data.sessions.nodes.map(node => node.id));
    if (!data.sessions.pageInfo.hasNextPage) return ids;
    after = data.sessions.pageInfo.endCursor;
  }
}

for (const [method, preferGetMethod] of [['POST', false], ['GET', 'force']]) {
  test(`every page of the morning over ${method}`, async () => {
    const ids = await walk(client({ preferGetMethod }));
    assert.equal(ids.length, demo.total);
    assert.equal(new Set(ids).size, demo.total);
  });
}

test('errors keep their code, and data beside them arrives', async () => {
  const refused = await client().query('{ noSuchField }', {}).toPromise();
  assert.deepEqual(refused.error.graphQLErrors.map(error => error.extensions.code), ['GRAPHQL_VALIDATION_FAILED']);

  const partial = await client().query('{ sessions(first: -1) { totalCount } limits { maxPageSize } }', {}).toPromise();
  assert.deepEqual(partial.error.graphQLErrors.map(error => error.extensions.code), ['PAGINATION_LIMIT']);
  assert.equal(partial.data.limits.maxPageSize, 1000);
});

/** Starts to read a day and follows it to its end. */
async function follow(urql, day) {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString();
  const { data, error } = await client().mutation(start, { from: day, to: next }).toPromise();
  assert.equal(error, undefined);
  const states = [];
  await new Promise((resolve, reject) => {
    const { unsubscribe } = urql.subscription(progress, { job: data.startBackfill.job.id }).subscribe(result => {
      if (result.error) return reject(result.error);
      states.push(result.data.syncProgress.state);
      if (!['QUEUED', 'RUNNING'].includes(states.at(-1))) setImmediate(() => { unsubscribe(); resolve(); });
    });
  });
  assert.equal(states.at(-1), 'SUCCEEDED');
}

test('a subscription over WebSocket', async () => {
  const socket = createClient({ url: `${demo.url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket });
  const forwardSubscription = operation => ({ subscribe: sink => ({ unsubscribe: socket.subscribe(operation, sink) }) });
  await follow(client({ exchanges: [fetchExchange, subscriptionExchange({ forwardSubscription })] }), '2026-03-04T00:00:00.000Z');
  await socket.dispose();
});

test('a subscription over an event stream', async () => {
  await follow(client({ fetchSubscriptions: true, exchanges: [fetchExchange] }), '2026-03-05T00:00:00.000Z');
});
