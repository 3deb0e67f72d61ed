// Random valid documents executed by both with the same plain resolvers: the full response, the order of keys included.
import { parse, print, validate } from 'graphql';
import { compareResponses } from './compare.mjs';
import { Documents } from './documents.mjs';
import { Random } from './random.mjs';
import { run } from './reference.mjs';
import { fieldResolver } from './resolvers.mjs';
import { valuesFor } from './variables.mjs';

// Only serial mutations wait: resolvers that wait make the order in which the reference meets errors a matter of chance.
const resolve = fieldResolver((_, fieldName) => fieldName === 'next');

export async function compareExecutions(schema, host, seed, count, report) {
  const figures = { executions: 0, withErrors: 0, withData: 0 };
  for (let index = 0; figures.executions < count; index++) {
    const random = new Random(Math.imul(seed, 1_000_003) + index);
    const document = new Documents(schema, random, { fields: 40, depth: 6 }).document(['query', 'query', 'mutation']);
    if (validate(schema, document).length > 0) continue;
    const text = print(document);
    const operation = random.pick(document.definitions.filter(one => one.kind === 'OperationDefinition'));
    const variables = valuesFor(operation.variableDefinitions, schema, random, 0);
    const request = { query: text, variables, operationName: operation.name?.value };
    const actual = await host.ask(request);
    // Parsed from the text, so that both report places of the text.
    const expected = await run(schema, parse(text), { ...request, fieldResolver: resolve });
    figures.executions++;
    figures.withErrors += expected.errors ? 1 : 0;
    figures.withData += expected.data ? 1 : 0;
    const difference = compareResponses(expected, actual);
    if (difference) report({ id: index, text, variables, ...difference });
  }
  return figures;
}
