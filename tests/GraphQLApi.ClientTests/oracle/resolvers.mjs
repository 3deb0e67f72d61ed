// Resolvers that follow from a number alone, the same ones as tests/GraphQLApi.PlainHost has: values of every type, nulls, nulls where
// none may be, errors, values that do not fit. `waits` decides which fields answer with a promise.
import {
  GraphQLError, isAbstractType, isEnumType, isListType, isNonNullType, isScalarType,
} from 'graphql';

const root = 2166136261;

export function fieldResolver(waits) {
  return (source, args, context, { parentType, fieldName, returnType }) => {
    const resolve = () => fieldName === 'next' ? context.next = (context.next ?? 0) + 1 : value(parentType, fieldName, returnType, source, args);
    return waits(parentType, fieldName) ? Promise.resolve().then(resolve) : resolve();
  };
}

/** Sets the type of every value of an abstract type; sometimes it is one that the type does not have. */
export function resolveAbstractTypes(schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) continue;
    const possible = schema.getPossibleTypes(type).map(one => one.name).sort();
    type.resolveType = ({ seed }) => seed % 31 === 9 ? schema.getQueryType().name : possible[seed % possible.length];
  }
}

function value(parentType, fieldName, returnType, source, args) {
  if (fieldName.startsWith('echo')) return canonical(args);
  const seed = mix(mix(source?.seed ?? root, fieldName), canonical(args));
  if (seed % 16 === 3) throw new GraphQLError(`No ${parentType.name}.${fieldName} for ${seed % 1000}`);
  return nullable(returnType, seed);
}

function nullable(type, seed) {
  if (isNonNullType(type)) return seed % 29 === 7 ? null : present(type.ofType, seed);
  return seed % 8 === 1 ? null : present(type, seed);
}

function present(type, seed) {
  if (isListType(type)) return Array.from({ length: Math.floor(seed / 8) % 4 }, (_, index) => item(type.ofType, mix(seed, String(index))));
  if (isEnumType(type)) return seed % 41 === 2 ? 'NOPE' : type.getValues()[seed % type.getValues().length].value;
  switch (type.name) {
    case 'Int': return seed % 37 === 3 ? 3000000000 : seed % 2001 - 1000;
    case 'Float': return (seed % 4001 - 2000) / 8;
    case 'Boolean': return Math.floor(seed / 16) % 2 === 1;
    case 'ID': return seed % 2 === 0 ? seed % 1000 : `id${seed % 1000}`;
  }
  return isScalarType(type) ? `text ${seed % 1000} é😀"\\` : { seed };
}

function item(type, seed) {
  return seed % 13 === 5 ? new GraphQLError(`No item ${seed % 1000}`) : nullable(type, seed);
}

/** Coerced arguments as text that does not depend on the order in which the client wrote its fields. */
export function canonical(given) {
  if (Array.isArray(given)) return `[${given.map(canonical).join(',')}]`;
  if (given !== null && typeof given === 'object') {
    return `{${Object.keys(given).sort().map(key => `${key}:${canonical(given[key])}`).join(',')}}`;
  }
  return typeof given === 'number' ? String(given) : JSON.stringify(given);
}

/** FNV-1a over UTF-16 code units. */
export function mix(seed, text) {
  for (let i = 0; i < text.length; i++) seed = Math.imul(seed ^ text.charCodeAt(i), 16777619) >>> 0;
  return (seed ^ (seed >>> 15)) >>> 0;
}
