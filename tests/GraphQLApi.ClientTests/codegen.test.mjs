// GraphQL Code Generator makes typed documents of our schema and of every example; TypeScript takes them, and the front-end starter on top, in
// strict mode; then the starter runs against the demo.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import WebSocket, { WebSocketServer } from 'ws';
import { morning, startWithMorning } from './lib/day.mjs';
import { repository } from './lib/server.mjs';

globalThis.WebSocket ??= WebSocket; // Node 20 has none

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(path.join(here, 'starter')).filter(name => name.endsWith('.ts'));
let demo;
let folder;

before(async () => {
  demo = await startWithMorning();
  folder = mkdtempSync(path.join(tmpdir(), 'codegen-'));
  symlinkSync(path.join(here, 'node_modules'), path.join(folder, 'node_modules'));
});
after(async () => {
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('typed documents of all examples and of a front end compile in strict mode', { timeout: 240_000 }, async () => {
  const config = JSON.parse(readFileSync(path.join(here, 'starter/codegen.json'), 'utf8'));
  await generate({
    ...config,
    schema: `${demo.url}/graphql`, // by introspection, as a front-end team does it
    documents: config.documents.map(pattern => path.join(here, 'starter', pattern)),
    generates: { [`${folder}/gql/`]: config.generates['gql/'] },
    ignoreNoDocuments: false,
    silent: true,
  });

  const generated = readFileSync(`${folder}/gql/graphql.ts`, 'utf8');
  assert.match(generated, /export type LatestSessionsQuery = /);

  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({
    compilerOptions: {
      strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noImplicitReturns: true,
      target: 'ES2023', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM', 'ESNext.AsyncIterable'], types: [], skipLibCheck: true,
    },
    include: ['gql/*.ts', '*.ts'],
  }));
  for (const file of sources) copyFileSync(path.join(here, 'starter', file), path.join(folder, file));
  const compiler = spawnSync(process.execPath, [path.join(here, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
  assert.equal(compiler.stdout + compiler.stderr, '');
  assert.equal(compiler.status, 0);
});

const load = name => import(`${folder}/${name}.js`);

test('the starter pages through all rows, counts shares, follows a job and tells errors apart', { timeout: 120_000 }, async () => {
  const [{ connect }, { sessionsBetween }, { serviceLevelToday }, { readPeriod }, { problemOf }] =
    await Promise.all(['client', 'paging', 'metrics', 'live', 'errors'].map(load));
  const states = [];
  const { client, stop } = connect({ url: `${demo.url}/graphql`, onState: state => states.push(state) });
  try {
    const ids = [];
    for await (const { sessionId } of sessionsBetween(client, morning.from, morning.to)) ids.push(sessionId);
    assert.equal(ids.length, demo.total);
    assert.equal(new Set(ids).size, demo.total);

    const points = await serviceLevelToday(client);
    assert.ok(points.every(({ share, of }) => of === 0 ? share === null : share >= 0 && share <= 1), JSON.stringify(points));

    const seen = [];
    assert.equal(await readPeriod(client, '2026-02-10T00:00:00Z', '2026-02-11T00:00:00Z', progress => seen.push(progress)), null);
    assert.equal(seen.at(-1).state, 'SUCCEEDED');
    assert.deepEqual(states.slice(0, 2), ['connecting', 'live']);
    const refused = await readPeriod(client, '2026-02-11T00:00:00Z', '2026-02-10T00:00:00Z', () => {});
    assert.equal(refused.action, 'correct');

    const bad = await client.query({ query: (await load('gql/graphql')).PageThroughSessionsDocument, variables: { ...morning, after: 'nonsense' } }).catch(error => error);
    assert.equal(problemOf(bad).action, 'correct');
    assert.equal(problemOf(new TypeError('fetch failed')).action, 'tryLater');
  } finally {
    await stop();
  }
});

test('the starter sends its key on both wires, and reconnects with the one of that moment', { timeout: 60_000 }, async () => {
  const { connect } = await load('client');
  const { WatchABackfillDocument, ServiceLevelTodayDocument } = await load('gql/graphql');
  const heard = [];
  const server = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"queueMetrics":null}}');
  }).listen(0);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', socket => socket.on('message', text => {
    const { type, id, payload } = JSON.parse(text);
    if (type === 'connection_init') {
      heard.push(payload.authorization);
      socket.send('{"type":"connection_ack"}');
    } else if (type === 'subscribe' && heard.length < 3) {
      socket.close(1012); // the server restarts
    } else if (type === 'subscribe') {
      socket.send(JSON.stringify({ id, type: 'complete' }));
    }
  }));
  let key = 'one';
  const { client, stop } = connect({ url: `http://localhost:${server.address().port}/graphql`, key: () => key });
  try {
    await client.query({ query: ServiceLevelTodayDocument });
    const ended = new Promise((resolve, reject) => {
      client.subscribe({ query: WatchABackfillDocument, variables: { jobId: 'x' } }).subscribe({ error: reject, complete: resolve });
    });
    sockets.once('connection', () => { key = 'two'; });
    await ended;
    assert.deepEqual([heard[0], heard.at(-1)], ['Bearer one', 'Bearer two']);
    assert.equal(heard.length, 3);
  } finally {
    await stop();
    sockets.close();
    server.close();
  }
});

test('the starter does not knock again and again with a key that is refused', { timeout: 60_000 }, async () => {
  const [{ connect }, { problemOf }, { WatchABackfillDocument }] = await Promise.all(['client', 'errors', 'gql/graphql'].map(load));
  let knocks = 0;
  const server = createServer().listen(0);
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', socket => socket.on('message', () => {
    knocks++;
    socket.close(4403, 'Forbidden');
  }));
  const { client, stop } = connect({ url: `http://localhost:${server.address().port}/graphql`, key: () => 'revoked' });
  try {
    const error = await new Promise((resolve, reject) => {
      client.subscribe({ query: WatchABackfillDocument, variables: { jobId: 'x' } }).subscribe({
        next: result => { if (result.error) resolve(result.error); },
        error: resolve,
        complete: () => reject(new Error('It ended without an error.')),
      });
    });
    assert.equal(problemOf(error).action, 'signIn', String(error));
    await new Promise(resolve => { setTimeout(resolve, 3000); }); // the first pause is one second or so
    assert.equal(knocks, 1);
  } finally {
    await stop();
    sockets.close();
    server.close();
  }
});

test('README names every file of the starter', () => {
  const readme = readFileSync(`${repository}README.md`, 'utf8');
  const named = [...readme.matchAll(/\(tests\/GraphQLApi\.ClientTests\/starter\/([\w-]+\.(?:ts|json))\)/g)].map(([, name]) => name);
  assert.deepEqual(named.sort(), readdirSync(path.join(here, 'starter')).filter(name => name !== 'front-end.ts').sort());
});
