// README is true: its commands run, its queries give the answers that stand below them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { parse, print } from 'graphql';
import { createClient } from 'graphql-sse';
import { eventually, freePort, query, repository, runServer, start, startServer } from './lib/server.mjs';

const readme = readFileSync(`${repository}/README.md`, 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));
const shell = blocks.filter(block => block.language === 'sh').map(block => block.text.trim());
const [, ask, , table, exportQuery, account, simulate, live, access] = shell;
const documents = blocks.flatMap((block, index) => block.language === 'graphql' ? [{ document: block.text, answer: blocks[index + 1] }] : []);
const questions = documents.filter(({ answer }) => answer.language === 'json');
const orders = documents.filter(({ answer }) => answer.language !== 'json');

let demo;
before(async () => { demo = await startServer(); });
after(async () => { await demo?.stop(); });

test('README holds the commands this test knows, and no other', () => {
  assert.deepEqual(shell.map(text => text.split('\n').at(-1).replace(/ -d .*/, ' -d …')), [
    runServer,
    "curl -s http://localhost:5080/graphql -H 'content-type: application/json' -d …",
    'dotnet test',
    "curl -s http://localhost:5080/graphql -H 'content-type: application/json' -H 'accept: text/csv' -d …",
    `${runServer} -- export query schema/examples/waits-by-queue.graphql --format csv -o waits.csv`,
    runServer,
    `${runServer} -- simulate --port 5090`,
    '  -d …',
    'curl -s http://localhost:5080/graphql -H "authorization: Bearer $KEY" -H \'content-type: application/json\' -d …',
  ]);
});

for (const [index, { document, answer }] of questions.entries()) {
  test(`query ${index + 1} gives the answer below it`, async () => {
    const { status, body } = await query(demo.url, document);
    assert.equal(status, 200);
    assert.deepEqual(body, JSON.parse(answer.text));
  });
}

test('the curl command is answered with a session', async () => {
  const answer = async () => {
    const curl = start(ask.replace('http://localhost:5080', demo.url));
    await curl.ended;
    return JSON.parse(curl.results());
  };
  const { data } = await eventually(answer, body => body.data?.sessions?.nodes?.length === 1, 30);
  assert.match(data.sessions.nodes[0].sessionId, /^[0-9a-f]{24}$/);
});

test('the table command answers CSV', async () => {
  const curl = start(table.replace('http://localhost:5080', demo.url));
  await curl.ended;
  assert.match(curl.results(), /^queueId,name\r\n(qu-[^,]+,[^,]+\r\n)+$/);
});

test('the one cell of Python gives right types', async () => {
  const cell = blocks.find(block => block.language === 'python').text.replace('http://localhost:5080', demo.url);
  const python = start(`/usr/bin/python3 -c "$CELL"`, { CELL: `${cell}\nprint(len(visits), *visits.dtypes, sep='|')`, PATH: '/usr/bin:/bin' });
  await python.ended;
  assert.match(python.results(), /^\d{3}\|datetime64\[ns, UTC\]\|(int|float)64\|category\|category\n$/);
});

test('export query writes the file that README names', async () => {
  const place = await mkdtemp(path.join(tmpdir(), 'graphqlapi-export-'));
  const database = { Cache__ConnectionString: `Data Source=${place}/cache.db` };
  const run = start(exportQuery.replace('waits.csv', `${place}/waits.csv`), database);
  assert.equal(await run.ended, 0, run.output());
  assert.match(readFileSync(`${place}/waits.csv`, 'utf8'), /^key\.queue\.name,/);
  await rm(place, { recursive: true, force: true });
});

test('a backfill is started, followed and cancelled as README writes it', async () => {
  assert.equal(orders.length, 1);
  const [start, progress, cancel] = parse(orders[0].document).definitions.map(print);
  const started = await query(demo.url, start);
  const { job, errors } = started.body.data.startBackfill;
  assert.equal(errors, null);

  const stream = createClient({ url: `${demo.url}/graphql`, retryAttempts: 0 });
  for await (const { data } of stream.iterate({ query: progress.replace('…', job.id) })) {
    assert.match(data.syncProgress.state, /^(QUEUED|RUNNING)$/);
    break; // a month takes a while; the first state comes at once
  }
  stream.dispose();

  const cancelled = await query(demo.url, cancel.replace('…', job.id));
  assert.match(cancelled.body.data.cancelSyncJob.job.state, /^(RUNNING|CANCELLED)$/);
  await eventually(
    () => query(demo.url, `{ syncJob(id: "${job.id}") { state } }`),
    ({ body }) => body.data.syncJob.state === 'CANCELLED', 20);
});

test('the live curl command opens a stream', async () => {
  const curl = start(live.replace('curl -N', 'curl -N -s -i --max-time 2').replace('http://localhost:5080', demo.url));
  await curl.ended; // by its own time limit: a stream has no end
  assert.match(curl.results(), /^HTTP\/1\.1 200 OK\r\n/);
  assert.match(curl.results(), /content-type: text\/event-stream/i);
});

test('simulate prints the settings with which backfill and serve work', async () => {
  const port = await freePort();
  const vendor = start(`${simulate.replace('5090', port)} --requests-per-minute 0`);
  const database = { Cache__ConnectionString: `Data Source=/tmp/graphqlapi-readme-${port}.db`, Upstream__RequestsPerMinute: '0' };
  try {
    const printed = await eventually(() => vendor.output(), text => text.includes('Upstream__ClientSecret='), 240);
    const settings = { ...Object.fromEntries([...printed.matchAll(/(Upstream__\w+)=(\S+)/g)].map(([, key, value]) => [key, value])), ...database };
    const backfill = start(account.split('\n')[1].replace('--to 2026-02-01', '--to 2026-01-04'), settings);
    assert.equal(await backfill.ended, 0, backfill.output());

    const server = await startServer({ settings });
    try {
      const key = start(access.split('\n')[0].replace(/^KEY=\$\((.*)\)$/, '$1'), settings);
      assert.equal(await key.ended, 0, key.output());
      const text = key.results().trim();
      const curl = start(access.split('\n')[1].replace('$KEY', text).replace('http://localhost:5080', server.url));
      await curl.ended;
      assert.deepEqual(JSON.parse(curl.results()).data, { __typename: 'Query' });
      assert.equal((await query(server.url, '{ __typename }')).status, 401);
      const { body } = await query(server.url,
        '{ sessions(first: 0, where: { startTime: { gte: "2026-01-01T00:00:00Z", lt: "2026-01-04T00:00:00Z" } }) { totalCount coverage { complete } } }', undefined, { authorization: `Bearer ${text}` });
      assert.equal(body.data.sessions.coverage.complete, true);
      assert.ok(body.data.sessions.totalCount > 500, JSON.stringify(body));
    } finally {
      await server.stop();
    }
  } finally {
    await vendor.stop();
    start(`rm -f /tmp/graphqlapi-readme-${port}.db*`);
  }
});
