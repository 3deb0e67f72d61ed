// Random JSON for variables: what a type takes, what it nearly takes, and what it does not.
import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField, typeFromAST } from 'graphql';
import { texts } from './literals.mjs';

const scalars = {
  Int: [0, 1, -7, 2147483647, -2147483648, 5.0],
  Float: [0, 1.5, -0.25, 1e21, 1e-7, 123456789.125, 7],
  String: texts,
  Boolean: [true, false],
  ID: ['id7', '', 12, -3, '007', 9007199254740991],
};
const strange = [
  null, true, false, 0, -0, 1.5, 2147483648, -2147483649, 1e10, 3000000000, 1e100, '', '5', '1.5', 'READY', 'ready', 'NOPE', 'constructor', '😀', 'a "quoted" text', 'line\nbreak', '\u2028\u0001', [], [[]], [1], ['a', null], [[1, [2]]], {}, { a: 1 }, { id: '1' }, { id: null },
  { id: '1', name: 'x' }, { gte: '1' }, { gte: 1.5, lte: null }, { gte: 1, unknown: 2 }, { constructor: 1 }, { toString: 'x' }, { number: 1, name: 'n', deep: [{ number: 'x' }] }, { a: { b: { c: { d: [1, 2, { e: [] }] } } } }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], ['READY', 'BUSY', 'x'], 'a'.repeat(200),
  { and: [{ and: [{ and: { wait: { gte: 'deep' } } }] }] }, { status: 'READY' }, { status: ['READY', 'NOPE'] }, { matrix: [[1], 2, ['x']] }, { wait: { exact: null } }, { flag: null },
];

/** Values for an operation's variables; each is strange with the probability given, and some are left out. */
export function valuesFor(definitions, schema, random, oddity) {
  const values = {};
  for (const { variable, type, defaultValue } of definitions) {
    const declared = typeFromAST(schema, type);
    const mayBeAbsent = !isNonNullType(declared) || defaultValue !== undefined;
    if (random.chance(mayBeAbsent ? 0.3 : oddity * 0.2)) continue;
    values[variable.name.value] = valueOf(declared, random, oddity, 0);
  }
  if (random.chance(0.05)) values.nobodyAsked = 1;
  return values;
}

function valueOf(type, random, oddity, depth) {
  if (random.chance(oddity)) return random.pick(strange);
  if (isNonNullType(type)) return present(type.ofType, random, oddity, depth);
  return random.chance(0.1) ? null : present(type, random, oddity, depth);
}

function present(type, random, oddity, depth) {
  if (isListType(type)) {
    if (random.chance(0.15)) return valueOf(getNullableType(type.ofType), random, oddity, depth + 1) ?? [];
    return Array.from({ length: random.below(4) }, () => valueOf(type.ofType, random, oddity, depth + 1));
  }
  if (isEnumType(type)) return random.pick(type.getValues()).name;
  if (isInputObjectType(type)) return objectOf(type, random, oddity, depth);
  return random.pick(scalars[type.name] ?? strange);
}

function objectOf(type, random, oddity, depth) {
  const fields = random.shuffle(Object.values(type.getFields()));
  const object = {};
  if (type.isOneOf) {
    const chosen = fields.slice(0, random.chance(oddity) ? random.below(3) : 1);
    for (const { name, type: own } of chosen) object[name] = valueOf(random.chance(oddity) ? own : getNullableType(own), random, oddity, depth + 1) ?? (random.chance(oddity) ? null : 'id7');
    return object;
  }
  for (const field of fields) {
    const isRequired = isRequiredInputField(field);
    if (isRequired ? random.chance(oddity * 0.5) : !random.chance(depth > 2 ? 0.1 : 0.45)) continue;
    object[field.name] = valueOf(field.type, random, oddity, depth + 1);
  }
  if (random.chance(oddity * 0.3)) object[random.pick(['unknown', 'nam', 'gt', 'statu', '__proto'])] = random.pick(strange);
  return object;
}
