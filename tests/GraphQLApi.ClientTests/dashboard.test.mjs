// Somebody who would rather look than query: the page at / and the list at /examples, in a browser, with real data.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';
import { launch, open as openPage } from './lib/browser.mjs';
import { eventually, query, repository, runServer, start, startServer } from './lib/server.mjs';

const charts = ['volume', 'service-level', 'waits', 'abandonment', 'handle-time'];
const screenshots = process.env.SCREENSHOTS ?? `${repository}.artifacts/screenshots`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = readdirSync(`${repository}schema/examples`).filter(name => name.endsWith('.graphql')).map(name => name.slice(0, -8)).sort();
const sources = `${repository}src/GraphQLApi.Server/Dashboard/assets`;
let server;
let browser;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  [server, browser] = await Promise.all([startServer(), launch()]);
  const from = new Date(Date.now() - 15 * 86_400_000).toISOString();
  await eventually(
    () => query(server.url, 'query($from: DateTime!, $to: DateTime!) @freshness(mode: CACHE_ONLY) { coverage(from: $from, to: $to) { complete } }', { from, to: new Date(Date.now() - 600_000).toISOString() }),
    ({ body }) => body.data?.coverage?.complete, 60);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = options => openPage(browser, server, options);
const picker = (page, name) => page.getByRole('combobox', { name, exact: true });
const settled = page => page.locator('html[data-ready="true"]').waitFor();

async function visit(page, address = '/') {
  await page.goto(server.url + address);
  await settled(page);
}

/** The body of the next request of a document, which something on the page brings about. */
async function asked(page, operation, cause) {
  const [request] = await Promise.all([
    page.waitForRequest(candidate => candidate.postData()?.includes(`query ${operation}`) ?? false),
    cause(),
  ]);
  return JSON.parse(request.postData());
}

test('every document of the page is valid by the reference implementation', async () => {
  const schema = buildSchema(readFileSync(`${repository}schema/schema.graphql`, 'utf8'));
  const documents = Object.entries(await import(`${sources}/documents.js`));
  assert.equal(documents.length, 12);
  for (const [name, document] of documents) assert.deepEqual(validate(schema, parse(document)).map(error => `${name}: ${error.message}`), []);
});

test('days begin where their zone says, also where clocks jump at midnight', async () => {
  const { startOfDay } = await import(`${sources}/time.js`);
  const utc = (day, zone) => new Date(startOfDay(day, zone)).toISOString();
  assert.equal(utc('2026-03-29', 'Europe/Berlin'), '2026-03-28T23:00:00.000Z');
  assert.equal(utc('2026-03-30', 'Europe/Berlin'), '2026-03-29T22:00:00.000Z');
  assert.equal(utc('2024-09-08', 'America/Santiago'), '2024-09-08T04:00:00.000Z'); // no midnight: the day begins at 01:00
  assert.equal(utc('2024-04-07', 'America/Santiago'), '2024-04-07T04:00:00.000Z');
  assert.equal(utc('2026-06-01', 'Asia/Kolkata'), '2026-05-31T18:30:00.000Z');
});

test('durations, shares and intervals read as people write them', async () => {
  const { duration, percent, interval, change, bucket, dateTime } = await import(`${sources}/format.js`);
  assert.deepEqual([0, 4.25, 42, 102, 3600, 7384, 273_600, null].map(duration),
    ['0 s', '4.3 s', '42 s', '1 m 42 s', '1 h 00 m', '2 h 03 m', '3 d 4 h', '–']);
  assert.equal(percent(0.8695652), '87.0 %');
  assert.equal(interval({ interval95: { low: 0.770317, high: 0.929834 } }), '77.0 to 93.0 %');
  assert.equal(change(0.55, 0.5, true).text, '5.0 points');
  assert.equal(change(90, 120, false).text, '25.0 %');
  assert.equal(bucket('2026-03-02T00:00:00+01:00', 'DAY'), 'Mon 2 Mar');
  const now = Date.parse('2026-03-05T12:00:00Z');
  assert.deepEqual(['2026-03-02T08:00:00Z', '2025-12-31T23:30:00Z', '2025-12-31T22:30:00Z'].map(at => dateTime(at, 'Europe/Berlin', now)),
    ['2 Mar, 09:00', '1 Jan, 00:30', '31 Dec 2025, 23:30']);
});

test('all charts are drawn, the live line is up, and nothing leaves the server', async () => {
  const { context, page, faults } = await open();
  await visit(page);
  for (const chart of charts) {
    const isDrawn = await page.locator(`#${chart}`).evaluate(section => {
      const canvas = section.querySelector('canvas');
      if (!canvas) return section.querySelectorAll('.bars li').length > 0;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set();
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
      return colours.size > 5;
    });
    assert.ok(isDrawn, chart);
  }
  assert.match(await page.locator('.tile .figure').first().textContent(), /^[\d,]+$/);
  await page.locator('#live-state[data-state="live"]').waitFor();
  await page.locator('#feed li:not(.empty)').nth(5).waitFor();
  assert.match(await page.locator('#status').textContent(), /The chosen time has been read/);
  await page.screenshot({ path: `${screenshots}/dashboard-light.png`, fullPage: true });
  assert.deepEqual(faults, []);
  await context.close();
});

test('each picker changes every chart and the address; the address brings the view back', async () => {
  const { context, page, faults } = await open();
  await visit(page);
  const month = await asked(page, 'AbandonmentByHour', () => picker(page, 'Time').selectOption('28d'));
  const { from, to } = month.variables.range.between;
  assert.equal(Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) >= 27, true);
  await settled(page);
  const queue = await picker(page, 'Queue').evaluate(select => [...select.options].find(option => option.text === 'Billing').value);
  const visits = await asked(page, 'WaitsByQueue', () => picker(page, 'Queue').selectOption(queue));
  assert.deepEqual(visits.variables.where, { queue: { queueId: { eq: queue } } });
  await settled(page);
  const sessions = await asked(page, 'VolumeAndOutcomes', () => picker(page, 'Channel').selectOption({ index: 1 }));
  const channel = await picker(page, 'Channel').inputValue();
  assert.deepEqual(sessions.variables.where, { channel: { eq: channel }, queueVisits: { some: { queue: { queueId: { eq: queue } } } } });
  const agents = await asked(page, 'HandleTimeByAgent', () => picker(page, 'Time zone').selectOption('Asia/Tokyo'));
  assert.equal(agents.variables.timeZone, 'Asia/Tokyo');
  assert.match(agents.variables.range.between.from, /T15:00:00.000Z$/); // midnight in Tokyo
  assert.equal(new URL(page.url()).search, `?${new URLSearchParams({ range: '28d', queue, channel, zone: 'Asia/Tokyo' })}`);

  const again = await asked(page, 'ServiceLevelByQueue', () => page.reload());
  assert.deepEqual(again.variables.where, { queue: { queueId: { eq: queue } }, conversation: { channel: { eq: channel } } });
  assert.equal(await picker(page, 'Queue').inputValue(), queue);
  await settled(page);
  await page.goBack();
  await eventually(() => picker(page, 'Time zone').inputValue(), zone => zone === 'Europe/Berlin', 10);
  assert.deepEqual(faults, []);
  await context.close();
});

test('by keyboard alone: skip link, a chart read by arrows, the table behind it', async () => {
  const { context, page, faults } = await open();
  await visit(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 20 && !await page.evaluate(() => document.activeElement.classList.contains('canvas')); presses++) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const tip = page.locator('#volume .tip');
  const first = await tip.textContent();
  assert.match(first, /All [\d,]+/);
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await tip.textContent(), first);
  assert.equal(await page.evaluate(() => `${document.activeElement.className} ${getComputedStyle(document.activeElement).outlineStyle}`), 'canvas solid');

  const answer = page.waitForResponse(response => response.request().postData()?.includes('query ServiceLevelByQueue'));
  await page.reload();
  const { rows } = (await (await answer).json()).data.queueMetrics;
  await settled(page);
  await page.locator('#service-level summary').focus();
  await page.keyboard.press('Enter');
  const cells = await page.locator('#service-level tbody tr').evaluateAll(all => all.map(row => [...row.cells].slice(0, 2).map(cell => cell.textContent)));
  assert.deepEqual(cells, rows.map(row => [row.key.queue.name, row.metrics.offered.toLocaleString('en-GB')]));
  assert.deepEqual(faults, []);
  await context.close();
});

test('“open as query” arrives in the editor with document and variables, and runs there', async () => {
  const { context, page } = await open();
  await visit(page);
  const [editor] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Open as query: Service level by queue' }).click()]);
  editor.setDefaultTimeout(60_000);
  await editor.getByText('Schema available').waitFor();
  const text = index => editor.locator('.monaco-editor').nth(index).locator('.view-lines').innerText().then(shown => shown.replaceAll('\u00a0', ' '), () => '');
  await eventually(() => text(0), shown => shown.includes('query ServiceLevelByQueue('), 60);
  await eventually(async () => (await Promise.all([0, 1, 2].map(index => text(index)))).join('\n'), shown => shown.includes('"timeZone": "Europe/Berlin"'), 60);
  assert.equal(new URL(editor.url()).hash, '');
  const answered = editor.waitForResponse(response => response.request().postData()?.includes('ServiceLevelByQueue') ?? false);
  await editor.getByRole('button', { name: 'Run Operation' }).click();
  const { data } = await (await answered).json();
  assert.ok(data.queueMetrics.totals.offered > 0);
  assert.equal(await editor.locator('#examples-link').getAttribute('href'), '/examples');
  await editor.screenshot({ path: `${screenshots}/open-as-query.png` });
  await context.close();
});

test('“as CSV” saves the rows of the same document', async () => {
  const { context, page, faults } = await open();
  await visit(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'As CSV: Abandonment by hour' }).click()]);
  assert.equal(file.suggestedFilename(), 'abandonment.csv');
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
  assert.match(lines[0], /^key\.hourOfDay,metrics\.offered,metrics\.abandoned,metrics\.abandonmentRate\.value/);
  assert.ok(lines.length > 10, lines.join('\n'));
  await page.locator('#abandonment .said', { hasText: 'Saved' }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('events move the counters; a line that breaks says so and comes back', async () => {
  const { context, page } = await open();
  const lines = [];
  await page.routeWebSocket('**/graphql', line => {
    const upstream = line.connectToServer();
    const subscriptions = {};
    line.onMessage(text => {
      const { type, id, payload } = JSON.parse(text);
      if (type === 'subscribe') subscriptions[/subscription (\w+)/.exec(payload.query)[1]] = id;
      upstream.send(text);
    });
    lines.push({ line, subscriptions });
  });
  await visit(page);
  await page.locator('#live-state[data-state="live"]').waitFor();
  await eventually(() => lines[0].subscriptions, ({ FinishedSessions }) => FinishedSessions, 10);
  const session = { sessionId: 'a'.repeat(24), channel: 'voice', status: 'completed', endTime: new Date(Date.now() + 60_000).toISOString(), intents: ['Track Order'], session: { outcome: 'BOT_RESOLVED', queueVisits: [] } };
  lines[0].line.send(JSON.stringify({ id: lines[0].subscriptions.FinishedSessions, type: 'next', payload: { data: { realtimeSession: session } } }));
  await page.locator('#feed li', { hasText: 'Bot resolved voice · Track Order' }).waitFor();
  assert.ok(Number(await page.locator('#finished').textContent()) >= 1);

  lines[0].line.close({ code: 1012 });
  await page.locator('#live-state', { hasText: /Reconnecting in \d+ s/ }).waitFor();
  await page.locator('#live-state[data-state="live"]').waitFor();
  assert.equal(lines.length, 2);
  await eventually(() => Object.keys(lines[1].subscriptions).sort(), known => known.join() === 'ChangedConversations,FinishedSessions', 10);
  await context.close();
});

test('time that nobody has read is shown as such, and read when asked for', async () => {
  const { context, page, faults } = await open();
  await visit(page, '/?from=2026-02-03&to=2026-02-03&zone=UTC');
  assert.match(await page.locator('#volume').textContent(), /incomplete: 1 d 0 h not read/);
  assert.match(await page.locator('#volume .nothing').textContent(), /Part of it has not been read yet/);
  await page.getByRole('button', { name: 'Read it now' }).click();
  await page.locator('#volume canvas').waitFor();
  await page.getByText('The chosen time has been read completely.').waitFor();
  assert.equal(await page.locator('#volume .badge').count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test('an error is shown by its code, with what to do; the others stay', async () => {
  const { context, page } = await open();
  await page.route('**/graphql', async route => {
    if (!route.request().postData()?.includes('query WaitsByQueue')) return route.continue();
    return route.fulfill({ status: 503, json: { errors: [{ message: 'Too many requests.', extensions: { code: 'RATE_LIMITED' } }] } });
  });
  await page.goto(server.url);
  const alert = page.locator('#waits [role="alert"]');
  await alert.waitFor();
  assert.match(await alert.textContent(), /Too many requests\..*Wait a moment.*RATE_LIMITED/s);
  await page.locator('#service-level .bars li').first().waitFor();
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.locator('#waits .bars li').first().waitFor();
  await context.close();
});

test('without the chart library the tables stand in its place', async () => {
  const { context, page } = await open();
  await page.route('**/uplot/**', route => route.fulfill({ status: 404 }));
  await visit(page);
  await page.getByText('The chart library was not built in').waitFor();
  assert.ok(await page.locator('#volume tbody tr').count() >= 7);
  await context.close();
});

for (const [name, options] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
})) {
  test(`${name}: axe finds no serious fault, nothing overflows`, async () => {
    const { context, page, faults } = await open({ ...options, reducedMotion: 'reduce' });
    for (const address of ['/', '/examples']) {
      if (address === '/') await visit(page);
      else await page.goto(`${server.url}/examples#waits-by-queue`);
      for (const summary of await page.locator('.behind summary, .example:first-of-type > summary').all()) await summary.click();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(serious.map(({ id, nodes }) => `${address} ${id}: ${nodes.map(node => node.html).join(' | ')}`), []);
      assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0);
      await page.screenshot({ path: `${screenshots}/${address === '/' ? 'tables' : 'examples'}-${name}.png`, fullPage: true });
    }
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('the theme follows the system until somebody chooses', async () => {
  const { context, page } = await open({ colorScheme: 'dark' });
  await visit(page);
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), 'dark');
  await page.screenshot({ path: `${screenshots}/dashboard-dark.png`, fullPage: true });
  await page.getByRole('button', { name: 'Light theme' }).click();
  assert.equal(await theme(), 'light');
  await page.reload();
  assert.equal(await theme(), 'light');
  await context.close();
});

test('/examples lists every file; each runs, opens in the editor and copies as curl', async () => {
  const { context, page, faults } = await open();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${server.url}/examples#who-gave-up`);
  assert.deepEqual(await page.locator('.example').evaluateAll(all => all.map(one => one.id)), names);
  const example = page.locator('#who-gave-up');
  await example.getByRole('button', { name: 'Run' }).click();
  await example.locator('.result tbody tr').first().waitFor();
  const link = await example.getByRole('link', { name: 'Open in the editor' }).getAttribute('href');
  const carried = new URLSearchParams(new URL(link, server.url).hash.slice(1));
  assert.match(carried.get('document'), /^query WhoGaveUp/);
  await example.getByRole('button', { name: 'Copy as curl' }).click();
  const command = await eventually(() => page.evaluate(() => navigator.clipboard.readText()), text => text.startsWith('curl'), 10);
  const curl = start(command);
  await curl.ended;
  assert.ok(JSON.parse(curl.results()).data.queueVisits, curl.output());
  assert.equal(await fetch(`${server.url}/examples/who-gave-up.graphql`).then(response => response.text()), readFileSync(`${repository}schema/examples/who-gave-up.graphql`, 'utf8'));

  await page.getByLabel('Find').fill('survey of nobody');
  assert.equal(await page.locator('.example:visible').count(), 0);
  await page.getByLabel('Find').fill('abandon');
  assert.ok(await page.locator('.example:visible').count() >= 1);
  await page.getByLabel('Find').fill('');
  const live = page.locator('#finished-sessions-live');
  await live.locator('summary').first().click();
  await live.getByRole('button', { name: 'Watch' }).click();
  await live.getByText('Watching. Events appear as they happen.').waitFor();
  await live.getByRole('button', { name: 'Stop' }).click();
  assert.deepEqual(faults, []);
  await context.close();
});

test('where a key is needed the page asks for it, keeps it in its tab, and sends it over both wires', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'graphqlapi-keys-'));
  const settings = { Cache__ConnectionString: `Data Source=${folder}/cache.db`, Auth__Mode: 'Keys' };
  const built = runServer.replace('dotnet run', 'dotnet run --no-build');
  const guarded = await startServer({ command: built, settings });
  try {
    const create = start(`${built} -- keys create --name page --scope read`, settings);
    assert.equal(await create.ended, 0, create.output());
    const key = create.results().trim();
    const { context, page } = await openPage(browser, guarded);
    await page.goto(guarded.url);
    await page.getByLabel('API key').fill(key);
    await page.getByRole('button', { name: 'Use this key' }).click();
    await settled(page);
    await page.locator('#live-state[data-state="live"]').waitFor();
    assert.deepEqual(await page.evaluate(() => [sessionStorage.getItem('api-key'), localStorage.getItem('api-key'), document.cookie]), [key, null, '']);
    await page.getByRole('button', { name: 'Forget the key' }).click();
    await page.getByLabel('API key').waitFor();
    await context.close();
  } finally {
    await guarded.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
