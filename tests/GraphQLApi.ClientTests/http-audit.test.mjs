// The audit of graphql-http, the reference implementation of GraphQL over HTTP: every MUST and every SHOULD.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { startServer } from './lib/server.mjs';

let demo;
before(async () => { demo = await startServer(); });
after(async () => { await demo?.stop(); });

for (const audit of serverAudits({ url: () => `${demo.url}/graphql` })) {
  const level = audit.name.split(' ')[0];
  test(`${audit.id} ${audit.name}`, async context => {
    const result = await audit.fn();
    const reason = result.status === 'ok' ? '' : `${result.reason}\n${await result.response?.clone().text()}`;
    if (level === 'MAY' && result.status !== 'ok') context.diagnostic(reason);
    else assert.equal(result.status, 'ok', reason);
  });
}
