// The differential oracle from the command line: npm graphql beside our engine, any number of documents, any seed.
//   node oracle.mjs --count 20000 --variables 2000 --executions 2000 --seed 7 [--url http://localhost:5080] [--show 5]
// Without --url documents are judged by the plain host alone; with it also by the running server, from its own introspection.
import { parseArgs } from 'node:util';
import { compareAll } from './oracle/index.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' }, variables: { type: 'string', default: '2000' }, executions: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) }, url: { type: 'string' }, show: { type: 'string', default: '5' },
  },
});
const numbers = Object.fromEntries(['count', 'variables', 'executions', 'seed', 'show'].map(key => [key, Number(values[key])]));
const { parts, differences } = await compareAll({ ...numbers, url: values.url });
for (const [name, figures] of Object.entries(parts)) console.log(`${name}: ${JSON.stringify(figures)}`);
for (const difference of differences.slice(0, numbers.show)) console.log(JSON.stringify(difference, null, 2));
console.log(`seed ${numbers.seed}: ${differences.length} differences`);
process.exitCode = differences.length === 0 ? 0 : 1;
