// The notebooks are committed without outputs, run against the demo from top to bottom, and agree with a month of real calls.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { eventually, freePort, repository, runServer, start, startServer } from './lib/server.mjs';

const folder = `${repository}/schema/notebooks`;
const names = readdirSync(folder).filter(name => name.endsWith('.ipynb'));
const week = 'a-week-in-the-contact-centre.ipynb';
const rows = 'from-rows-to-your-own-metric.ipynb';
const month = path.resolve(repository, '../shared/data/bank-1999-01.jsonl.gz');

// Debian's Python, not one that a version manager put before it: that one has none of the packages.
const environment = { ...process.env, PATH: '/usr/bin:/bin', JUPYTER_PLATFORM_DIRS: '1', PYTHONWARNINGS: 'ignore' };

/** Runs a notebook as a person would press "run all"; resolves to its cells with their outputs. */
async function execute(name, settings) {
  const { stdout } = await promisify(execFile)(
    '/usr/bin/jupyter-nbconvert', ['--to', 'notebook', '--execute', '--stdout', '--ExecutePreprocessor.timeout=120', `${folder}/${name}`],
    { env: { ...environment, ...settings }, maxBuffer: 1 << 26 });
  return JSON.parse(stdout).cells.filter(cell => cell.cell_type === 'code');
}

const pictures = cells => cells.flatMap(cell => cell.outputs).filter(output => output.data?.['image/png']);
const text = cells => cells.flatMap(cell => cell.outputs).map(output => output.text ?? []).flat().join('');

test('notebooks are committed without outputs', () => {
  assert.deepEqual(names, [week, rows]);
  for (const name of names) {
    for (const cell of JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')).cells.filter(cell => cell.cell_type === 'code')) {
      assert.deepEqual([cell.outputs, cell.execution_count], [[], null], name);
    }
  }
});

let demo;
before(async () => { demo = await startServer(); });
after(async () => { await demo?.stop(); });

test('the week is drawn: four charts and a page of them', async () => {
  const cells = await execute(week, { GRAPHQL_URL: `${demo.url}/graphql` });
  assert.equal(pictures(cells).length, 5);
  assert.doesNotMatch(text(cells), /Missing:/);
});

test('the rows of the demo give the API\'s service level, and a chart of another metric', async () => {
  const cells = await execute(rows, { GRAPHQL_URL: `${demo.url}/graphql` });
  assert.match(text(cells), /from \d{3,} rows: (0\.\d+)\nfrom the API: {2}\1\n/);
  assert.equal(pictures(cells).length, 1);
});

test('a month of real calls gives the same service level by pandas as by the API', { skip: existsSync(month) ? false : `${month} is not there` }, async () => {
  const port = await freePort();
  const place = await mkdtemp(path.join(tmpdir(), 'graphqlapi-month-'));
  const vendor = start(`${runServer} -- simulate --port ${port} --records ${month} --requests-per-minute 0`);
  try {
    const printed = await eventually(() => vendor.output(), output => output.includes('Upstream__ClientSecret='), 240);
    const settings = {
      ...Object.fromEntries([...printed.matchAll(/(Upstream__\w+)=(\S+)/g)].map(([, key, value]) => [key, value])),
      Auth__Mode: 'Open', Upstream__RequestsPerMinute: '0', Cache__ConnectionString: `Data Source=${place}/cache.db`,
    };
    const backfill = start(`${runServer} -- backfill --from 1998-12-31 --to 1999-02-02`, settings);
    assert.equal(await backfill.ended, 0, backfill.output());
    const server = await startServer({ settings });
    try {
      const cells = await execute(rows, { GRAPHQL_URL: `${server.url}/graphql`, RANGE_FROM: '1999-01-01T00:00:00Z', RANGE_TO: '1999-02-01T00:00:00Z' });
      assert.match(text(cells), /from 30161 rows: 0\.5438148602499917\nfrom the API: {2}0\.5438148602499917\n/);
    } finally {
      await server.stop();
    }
  } finally {
    await vendor.stop();
    await rm(place, { recursive: true, force: true });
  }
});
