// The page at / when things go wrong around it: odd addresses, a broken line, a refused key, a reading that fails, numbers too small for an axis.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, open as openPage } from './lib/browser.mjs';
import { eventually, query, repository, startServer } from './lib/server.mjs';

const sources = `${repository}src/GraphQLApi.Server/Dashboard/assets`;
let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
  const day = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date(Date.now() - 600_000).toISOString() };
  await eventually(
    () => query(server.url, 'query($from: DateTime!, $to: DateTime!) @freshness(mode: CACHE_ONLY) { coverage(from: $from, to: $to) { complete } }', day),
    ({ body }) => body.data?.coverage?.complete, 60);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function visit(address = '/', prepare = async () => {}) {
  const { context, page, faults } = await openPage(browser, server);
  await prepare(page);
  await page.goto(server.url + address);
  await page.locator('html[data-ready]').waitFor();
  return { context, page, faults };
}

/** Lets a test play the server on the page's live line; each opened line is `{ line, subscriptions }`, these by the operation's name. */
async function takeLines(page, lines) {
  await page.routeWebSocket('**/graphql', line => {
    const subscriptions = {};
    lines.push({ line, subscriptions, next: (name, data) => line.send(JSON.stringify({ id: subscriptions[name], type: 'next', payload: { data } })) });
    line.onMessage(text => {
      const { type, id, payload } = JSON.parse(text);
      if (type === 'connection_init') line.send('{"type":"connection_ack"}');
      if (type === 'subscribe') subscriptions[/subscription (\w+)/.exec(payload.query)[1]] = id;
    });
  });
}

const unread = '/?from=2026-02-03&to=2026-02-03&zone=UTC';

test('a day that there is not is no day', async () => {
  const { isDay } = await import(`${sources}/time.js`);
  assert.deepEqual(['2026-02-28', '2028-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '', null].map(isDay), [true, true, false, false, false, false, false, false]);
});

test('an address that nobody could have meant shows the last seven days', async () => {
  const { context, page, faults } = await visit('/?from=2026-13-01&to=2026-13-09&zone=Mars/Olympus&range=constructor');
  assert.equal(await page.getByRole('combobox', { name: 'Time', exact: true }).inputValue(), '7d');
  assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Europe/Berlin');
  assert.match(await page.locator('.tile .figure').first().textContent(), /^[\d,]+$/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('of one queue the page does not say how many stayed with the bot', async () => {
  const { context, page } = await visit();
  assert.match(await page.locator('#volume .said').textContent(), /^[\d,]+ sessions, [\d.]+ % stayed with the bot\.$/);
  await page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'Billing' });
  const tile = page.locator('.tile', { hasText: 'Stayed with the bot' });
  await tile.getByText('of all queues together only').waitFor();
  assert.equal(await tile.locator('.figure').textContent(), '–');
  await page.locator('.tiles[aria-busy="false"]').waitFor();
  assert.match(await page.locator('#volume .said').textContent(), /^[\d,]+ sessions\.$/);
  await context.close();
});

test('a time that has not come is said to be to come, not empty or read', async () => {
  const day = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const { context, page } = await visit(`/?from=${day(3)}&to=${day(4)}&zone=UTC`);
  assert.deepEqual(await page.locator('.nothing').allTextContents(), Array(5).fill('This time is still to come.'));
  assert.equal(await page.locator('#status .said').textContent(), 'The chosen time is still to come.');
  assert.deepEqual(await page.locator('.tile .change').allTextContents(), ['', '', '', '', '']);
  await context.close();
});

test('the figures follow while somebody else reads what is missing', async () => {
  let asked = 0;
  let drawn = 0;
  const { context, page } = await visit('/', opened => opened.route('**/graphql', async route => {
    const { query: text = '' } = route.request().postDataJSON() ?? {};
    if (text.includes('query VolumeAndOutcomes')) drawn++;
    if (!text.includes('query CacheStatus')) return route.continue();
    const answer = await (await route.fetch()).json();
    const { coverage, compared } = answer.data;
    coverage.missing = asked++ === 0 ? [{ from: '2026-02-03T00:00:00Z', to: '2026-02-04T00:00:00Z' }] : [];
    compared.missing = [];
    return route.fulfill({ json: answer });
  }));
  await page.getByText('1 d 0 h of the chosen time has not been read yet').waitFor();
  await page.getByText(/The chosen time has been read/).waitFor();
  await page.locator('.tiles[aria-busy="false"]').waitFor();
  assert.equal(drawn, 2);
  await context.close();
});

test('a reading shows how far it is while the figures around it are drawn anew, and why it stopped', async () => {
  const lines = [];
  const { context, page } = await visit(unread, async opened => {
    await takeLines(opened, lines);
    await opened.route('**/graphql', route => route.request().postData()?.includes('mutation ReadRange')
      ? route.fulfill({ json: { data: { startBackfill: { job: { id: 'job', state: 'RUNNING', progress: 0 }, errors: null } } } })
      : route.continue());
  });
  await page.getByRole('button', { name: 'Read it now' }).click();
  const bar = page.getByRole('progressbar', { name: 'Reading from the vendor' });
  await bar.waitFor();
  await eventually(() => lines[0].subscriptions, ({ ReadProgress }) => ReadProgress, 10);
  const tell = progress => lines[0].next('ReadProgress', { syncProgress: { state: 'RUNNING', progress: 0.5, estimatedSecondsLeft: 40, error: null, ...progress } });
  tell({});
  await page.getByText('40 s left').waitFor();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('Asia/Tokyo');
  await page.locator('.tiles[aria-busy="false"]').waitFor();
  await page.getByText('40 s left').waitFor();
  assert.equal(await bar.evaluate(progress => progress.value), 0.5);
  tell({ state: 'FAILED', error: { code: 'UPSTREAM_UNAVAILABLE', message: 'The vendor does not answer.' } });
  lines[0].line.send(JSON.stringify({ id: lines[0].subscriptions.ReadProgress, type: 'complete' }));
  await page.getByText('The reading stopped: The vendor does not answer.').waitFor();
  await page.getByRole('button', { name: 'Read it now' }).waitFor();
  await context.close();
});

test('whoever asks for another queue while the line is down opens it once', async () => {
  const lines = [];
  const { context, page } = await visit('/', opened => takeLines(opened, lines));
  await page.locator('#live-state[data-state="live"]').waitFor();
  lines[0].line.close({ code: 1012 });
  await page.locator('#live-state[data-state="waiting"]').waitFor();
  await page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'Billing' });
  await page.locator('#live-state[data-state="live"]').waitFor();
  await page.waitForTimeout(2500); // longer than the first pause of the line that waited
  assert.equal(lines.length, 2);
  await context.close();
});

test('a subscription that the server ends is asked for again', async () => {
  const lines = [];
  const { context, page } = await visit('/', async opened => {
    await opened.clock.install();
    await takeLines(opened, lines);
  });
  const [{ line, subscriptions }] = lines;
  await eventually(() => subscriptions, ({ FinishedSessions }) => FinishedSessions, 10);
  const first = subscriptions.FinishedSessions;
  line.send(JSON.stringify({ id: first, type: 'error', payload: [{ message: 'Too slow.', extensions: { code: 'SUBSCRIBER_TOO_SLOW' } }] }));
  await page.clock.fastForward(11_000);
  await eventually(() => subscriptions.FinishedSessions, id => id !== first, 10);
  await context.close();
});

test('a key that is refused is told from none at all', async () => {
  const { context, page } = await visit('/', async opened => {
    await opened.route('**/graphql', route => route.fulfill({ status: 401, json: { errors: [{ message: 'A key is needed.', extensions: { code: 'AUTH_NOT_AUTHENTICATED' } }] } }));
    await opened.routeWebSocket('**/graphql', line => line.close({ code: 4403 }));
  });
  await page.getByRole('heading', { name: 'This service asks for a key' }).waitFor();
  await page.getByLabel('API key').fill('gqa_mistyped');
  await page.getByRole('button', { name: 'Use this key' }).click();
  await page.getByRole('heading', { name: 'Your key is not accepted' }).waitFor();
  assert.match(await page.locator('form.key').textContent(), /mistyped, expired or revoked/);
  await context.close();
});

test('figures of other filters do not stay above charts that failed', async () => {
  const { context, page } = await visit();
  await page.route('**/graphql', route => route.abort());
  await page.getByRole('combobox', { name: 'Queue' }).selectOption({ label: 'Billing' });
  await page.getByRole('alert').waitFor(); // one for the whole page
  assert.match(await page.getByRole('alert').textContent(), /The server cannot be reached\..*OFFLINE/);
  assert.deepEqual(await page.locator('.nothing').allTextContents(), Array(6).fill('No figures for the moment.'));
  assert.deepEqual(await page.locator('.tile .figure').allTextContents(), ['–', '–', '–', '–', '–']);
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('#volume canvas').waitFor();
  await page.locator('#trouble:empty').waitFor({ state: 'attached' });
  await context.close();
});

test('a date that is typed is asked for once, when the typing rests', async () => {
  const { context, page, faults } = await visit('/?from=2026-02-01&to=2026-02-02&zone=UTC');
  const asked = [];
  page.on('request', request => {
    if (request.postData()?.includes('query CacheStatus')) asked.push(JSON.parse(request.postData()).variables.from);
  });
  await page.getByLabel('First day').focus();
  await page.keyboard.type('30012026'); // day, month, year, as this browser's locale has them or not
  await page.getByLabel('First day').fill('2026-01-30');
  await eventually(() => asked, ({ length }) => length > 0, 10);
  await page.getByLabel('Last day').fill('2026-01-29');
  await page.getByText('The last day is before the first.').waitFor();
  assert.deepEqual(asked, ['2026-01-30T00:00:00.000Z']);
  assert.deepEqual(faults, []);
  await context.close();
});

test('an axis of counts has whole numbers, each once', async () => {
  const drawn = [];
  const { context, page } = await visit('/', async opened => {
    await opened.exposeFunction('drawnText', text => drawn.push(text));
    await opened.addInitScript(() => {
      const fillText = CanvasRenderingContext2D.prototype.fillText;
      CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
        globalThis.drawnText(String(text));
        fillText.call(this, text, ...place);
      };
    });
    await opened.route('**/graphql', async route => {
      const body = route.request().postDataJSON();
      if (!body?.query?.includes('query VolumeAndOutcomes')) return route.abort();
      const answer = await (await route.fetch()).json();
      const { rows, totals } = answer.data.sessionMetrics;
      answer.data.sessionMetrics.rows = rows.slice(0, 1).map(row => ({ ...row, metrics: { sessions: 1 } }));
      totals.sessions = 1;
      return route.fulfill({ json: answer });
    });
  });
  await page.locator('#volume canvas').waitFor();
  await eventually(() => drawn, ({ length }) => length > 2, 10);
  assert.match(drawn.filter(text => /^\d+$/.test(text)).join(' '), /^0 1( 0 1)*$/); // once a drawing
  await context.close();
});

test('“as CSV” is a file that Excel reads as UTF-8', async () => {
  const { context, page } = await visit();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'As CSV: Waits by queue' }).click()]);
  assert.deepEqual([...readFileSync(await file.path()).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  await context.close();
});
