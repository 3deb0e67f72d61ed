// An analyst opens Banana Cake Pop, types a query, runs it and reads the answer; nothing leaves the machine.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch } from './lib/browser.mjs';
import { eventually, query, startServer } from './lib/server.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a typed query is answered in the browser, and no request leaves the machine', async () => {
  await eventually(
    () => query(server.url, '{ sessions(first: 1) { totalCount } }'),
    answer => answer.body.data?.sessions?.totalCount > 0, 30);

  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const outside = [];
  page.on('request', request => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith('http') && host !== new URL(server.url).host) outside.push(request.url());
  });
  page.setDefaultTimeout(60_000);

  await page.goto(`${server.url}/graphql/`);
  await page.getByRole('button', { name: 'Create Document' }).last().click();
  await page.getByText('Schema available').waitFor();

  const editor = page.locator('.monaco-editor').first();
  const type = async () => {
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('query Typed { sessions(first: 1) { nodes { __typename outcome } } }');
    return editor.textContent();
  };
  // The editor takes keys a moment after it is shown.
  await eventually(type, text => text.includes('Typed'), 60);
  // The lens above the operation shows that the IDE has taken over what was typed.
  await page.getByText('Run ▷').first().waitFor();
  const answered = page.waitForResponse(response =>
    response.request().method() === 'POST' && (response.request().postData() ?? '').includes('Typed'));
  await page.getByRole('button', { name: 'Run Operation' }).click();
  const response = await answered;
  assert.equal(response.status(), 200);
  assert.equal((await response.json()).data.sessions.nodes[0].__typename, 'Session');

  await page.getByText('"Session"').first().waitFor();
  if (process.env.SCREENSHOTS) {
    await mkdir(process.env.SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/banana-cake-pop.png` });
  }
  assert.deepEqual(outside, []);
});
