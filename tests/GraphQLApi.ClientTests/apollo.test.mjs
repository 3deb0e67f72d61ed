// A front end on Apollo Client: pages that merge, a normalised cache, errors by code, live data over WebSocket.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { morning, startWithMorning } from './lib/day.mjs';

globalThis.WebSocket ??= WebSocket; // Node 20 has none, and Apollo's link names it

const page = gql`
  query Page($first: Int!, $after: String, $from: DateTime!, $to: DateTime!) {
    sessions(first: $first, after: $after, where: { startTime: { gte: $from, lt: $to } }, order: [{ startTime: ASC }]) {
      totalCount
      edges { cursor node { id startTime outcome queueVisits { id waitSeconds queue { id name } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

let demo;
before(async () => { demo = await startWithMorning(); });
after(async () => { await demo?.stop(); });

function client(link = {}) {
  return new ApolloClient({
    link: new HttpLink({ uri: `${demo.url}/graphql`, ...link }),
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Session', 'Conversation', 'Queue', 'Agent'] },
      typePolicies: { Query: { fields: { sessions: relayStylePagination(['where', 'order']) } } },
    }),
  });
}

test('fetchMore walks every page, and relayStylePagination joins them without loss or repetition', async () => {
  const apollo = client();
  const pages = apollo.watchQuery({ query: page, variables: { first: 10, ...morning } });
  let { data } = await new Promise((resolve, reject) => {
    pages.subscribe(result => {
      if (result.error) reject(result.error);
      else if (!result.loading) resolve(result);
    });
  });
  assert.equal(data.sessions.edges.length, 10);

  while (data.sessions.pageInfo.hasNextPage) {
    await pages.fetchMore({ variables: { after: data.sessions.pageInfo.endCursor } });
    data = apollo.readQuery({ query: page, variables: { first: 10, ...morning } });
  }
  assert.equal(data.sessions.edges.length, demo.total);
  assert.equal(new Set(data.sessions.edges.map(edge => edge.node.id)).size, demo.total);
  const starts = data.sessions.edges.map(edge => edge.node.startTime);
  assert.deepEqual(starts, starts.toSorted());
  apollo.stop();
});

test('rows are normalised by their global id: one queue, one entry, however many visits name it', async () => {
  const apollo = client();
  const { data } = await apollo.query({ query: page, variables: { first: 20, ...morning } });
  const queues = data.sessions.edges.flatMap(edge => edge.node.queueVisits).map(visit => visit.queue.id);
  const entries = Object.keys(apollo.cache.extract()).filter(key => key.startsWith('Queue:'));
  assert.ok(queues.length > entries.length, 'the page visits some queue twice');
  assert.deepEqual(new Set(entries), new Set(queues.map(id => `Queue:${id}`)));
  apollo.stop();
});

test('what the cache holds is refetched through node(id:)', async () => {
  const apollo = client();
  const { data } = await apollo.query({ query: page, variables: { first: 1, ...morning } });
  const { id, startTime } = data.sessions.edges[0].node;
  const answer = await apollo.query({
    query: gql`query Again($id: ID!) { node(id: $id) { id ... on Session { startTime } } }`,
    variables: { id },
  });
  assert.deepEqual(answer.data.node, { __typename: 'Session', id, startTime });
  apollo.stop();
});

test('queries may go over GET', async () => {
  const apollo = client({ useGETForQueries: true });
  const { data } = await apollo.query({ query: page, variables: { first: 3, ...morning } });
  assert.equal(data.sessions.edges.length, 3);
  apollo.stop();
});

test('a persisted query sends its document once and then its hash alone', async () => {
  const bodies = [];
  const spy = (uri, options) => { bodies.push(JSON.parse(options.body)); return fetch(uri, options); };
  const sha256 = text => createHash('sha256').update(text).digest('hex');
  const apollo = new ApolloClient({
    link: new PersistedQueryLink({ sha256 }).concat(new HttpLink({ uri: `${demo.url}/graphql`, fetch: spy })),
    cache: new InMemoryCache(),
  });
  const variables = { first: 2, ...morning };
  for (let time = 0; time < 2; time++) {
    const { data } = await apollo.query({ query: page, variables, fetchPolicy: 'network-only' });
    assert.equal(data.sessions.totalCount, demo.total);
  }
  assert.deepEqual(bodies.map(body => 'query' in body), [false, true, false]);
  apollo.stop();
});

test('a client tells errors apart by their code', async () => {
  const apollo = client();
  const codeOf = async document => {
    const error = await apollo.query({ query: document, fetchPolicy: 'no-cache' }).then(() => null, reason => reason);
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    return error.errors[0].extensions.code;
  };
  assert.equal(await codeOf(gql`{ noSuchField }`), 'GRAPHQL_VALIDATION_FAILED');
  assert.equal(await codeOf(gql`{ sessions(first: -1) { totalCount } }`), 'PAGINATION_LIMIT');
  assert.equal(await codeOf(gql`{ sessions(after: "nonsense") { totalCount } }`), 'PAGINATION_CURSOR_INVALID');
  apollo.stop();
});

test('one client sends queries and subscriptions over one WebSocket', async () => {
  const socket = createClient({ url: `${demo.url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket });
  const apollo = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });
  const { data } = await apollo.query({ query: page, variables: { first: 2, ...morning } });
  assert.equal(data.sessions.totalCount, demo.total);

  const { data: started } = await apollo.mutate({
    mutation: gql`mutation Start($input: StartBackfillInput!) { startBackfill(input: $input) { job { id } errors { code message } } }`,
    variables: { input: { from: '2026-03-03T00:00:00Z', to: '2026-03-04T00:00:00Z' } },
  });
  assert.equal(started.startBackfill.errors, null);

  const states = await new Promise((resolve, reject) => {
    const seen = [];
    apollo.subscribe({
      query: gql`subscription Progress($job: ID!) { syncProgress(jobId: $job) { id state progress recordsFetched } }`,
      variables: { job: started.startBackfill.job.id },
    }).subscribe({
      next: result => seen.push(result.data.syncProgress),
      error: reject,
      complete: () => resolve(seen),
    });
  });
  assert.equal(states.at(-1).state, 'SUCCEEDED');
  assert.equal(states.at(-1).progress, 1);
  const progress = states.map(state => state.progress);
  assert.deepEqual(progress, progress.toSorted((left, right) => left - right));
  apollo.stop();
  await socket.dispose();
});
