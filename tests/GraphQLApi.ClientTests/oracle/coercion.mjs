// Random variables coerced by both: the coerced values as an echo, or the errors with their paths.
import { parse, print, validate } from 'graphql';
import { compareResponses } from './compare.mjs';
import { literalOf } from './literals.mjs';
import { Random } from './random.mjs';
import { run } from './reference.mjs';
import { fieldResolver } from './resolvers.mjs';
import { argument, field, literal, operation, typeReference, variable, variableDefinition } from './syntax.mjs';
import { valuesFor } from './variables.mjs';
import { GraphQLNonNull, getNullableType, isNonNullType } from 'graphql';

const plainly = fieldResolver(() => false);

export async function compareCoercions(schema, host, seed, count, report) {
  const figures = { sets: 0, accepted: 0 };
  for (let index = 0; figures.sets < count; index++) {
    const random = new Random(Math.imul(seed, 1_000_003) + index);
    const tree = echo(schema, random);
    const text = print(tree);
    const document = parse(text);
    if (validate(schema, document).length > 0) continue;
    const definitions = document.definitions[0].variableDefinitions;
    const variables = random.chance(0.03) ? undefined : valuesFor(definitions, schema, random, random.pick([0, 0.1, 0.3]));
    const expected = await run(schema, document, { variables: variables && JSON.parse(JSON.stringify(variables)), fieldResolver: plainly });
    const actual = await host.ask({ query: text, variables });
    figures.sets++;
    figures.accepted += expected.errors ? 0 : 1;
    const difference = compareResponses(expected, actual);
    if (difference) report({ id: index, text, variables, ...difference });
  }
  return figures;
}

// One field that echoes its arguments: each a variable of its type, a stricter one, one inside a literal, or a constant.
function echo(schema, random) {
  const definition = schema.getQueryType().getFields()[random.pick(['echo', 'echo', 'echoNeed'])];
  const definitions = [];
  const declare = type => {
    const isStrict = isNonNullType(type);
    const byDefault = random.chance(0.3) ? literalOf(getNullableType(type), random) : undefined;
    let declared = random.chance(0.3) ? new GraphQLNonNull(getNullableType(type)) : type;
    if (isStrict && byDefault && byDefault.kind !== 'NullValue' && random.chance(0.5)) declared = type.ofType;
    const key = `v${definitions.length}`;
    definitions.push(variableDefinition(key, typeReference(declared), isNonNullType(declared) && byDefault?.kind === 'NullValue' ? undefined : byDefault));
    return variable(key);
  };
  const nested = (type, source, depth) => depth < 3 && random.chance(0.2) ? declare(type) : literalOf(type, source, depth, nested);
  const args = definition.args
    .filter(one => isNonNullType(one.type) && one.defaultValue === undefined || random.chance(0.3))
    .map(one => argument(one.name, random.chance(0.7) ? declare(one.type) : literalOf(one.type, random, 0, nested) ?? literal.null()));
  return { kind: 'Document', definitions: [operation('query', undefined, [field(definition.name, { args })], definitions)] };
}
