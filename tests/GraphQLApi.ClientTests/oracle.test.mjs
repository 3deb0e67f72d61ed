// The engine against the reference implementation: documents, corner cases, variables and whole responses. ORACLE_COUNT and ORACLE_SEED choose others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from './lib/server.mjs';
import { parse } from 'graphql';
import { compareErrors, compareResponses } from './oracle/compare.mjs';
import { deviations, explain } from './oracle/deviations.mjs';
import { compareAll, ownSchema, plainSchema, plainSdl } from './oracle/index.mjs';
import { connect, judge as judgeByUs, startPlainHost } from './oracle/ours.mjs';
import { judge, run } from './oracle/reference.mjs';

const count = Number(process.env.ORACLE_COUNT ?? 5000);
const seed = Number(process.env.ORACLE_SEED ?? 1);

let demo;
before(async () => { demo = await startServer(); });
after(async () => { await demo?.stop(); });

test(`${count} random documents, ${count * 0.4} variable sets, ${count / 5} executions with seed ${seed}`, async () => {
  const { parts, differences } = await compareAll({ count, variables: count * 0.4, executions: count / 5, seed, url: demo.url });
  assert.deepEqual(differences.slice(0, 3), []);
  // The generator must go on producing both kinds: a comparison of nothing but refusals would prove little.
  for (const part of [parts.documents, parts.server]) {
    assert.ok(part.documents > count * 0.95, JSON.stringify(part));
    assert.ok(part.accepted > count * 0.15 && part.accepted < count * 0.6, JSON.stringify(part));
  }
  assert.ok(parts.variables.accepted > count * 0.1, JSON.stringify(parts.variables));
  assert.ok(parts.executions.withErrors > 0 && parts.executions.withData > count / 10, JSON.stringify(parts.executions));
});

test('there are at most five deviations, each with a reason and an example that needs it', async () => {
  assert.ok(deviations.length <= 5);
  const host = startPlainHost(plainSdl);
  const server = connect(demo.url);
  const sides = { plain: [plainSchema(), host], server: [await ownSchema(server), server] };
  try {
    for (const { name, example, variables, reason, on = 'plain' } of deviations) {
      const [schema, { ask }] = sides[on === 'server' ? on : 'plain'];
      const difference = on === 'execution'
        ? compareResponses(await run(schema, parse(example), { variables }), await ask({ query: example, variables })).errors
        : compareErrors(judge(schema, example).errors, await judgeByUs(ask, example));
      assert.equal(difference && explain(difference)?.name, name, example);
      assert.ok(reason.length > 40);
    }
  } finally {
    await host.stop();
    await server.stop();
  }
});
