// Random literals: those that fit a type, and those of any kind.
import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql';
import { literal } from './syntax.mjs';

export const texts = ['', 'a', 'Süd "7"', 'back\\slash', 'line\nbreak', '\t', '😀 é', '\u2028', '\u007f', '007', 'READY', '12', '$v'];

// What the custom scalars of our own schema accept; of the plain schema's, everything.
const custom = {
  DateTime: random => literal.text(random.pick(['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.123+05:30'])),
  TimeZone: () => literal.text('Asia/Kolkata'),
  JSON: random => random.pick([literal.int(1), literal.text('x'), literal.object([['a', literal.list([literal.flag(true)])]])]),
  Any: random => anyLiteral(random, 2),
};

/** A constant literal of the type, or undefined where none is known (a custom scalar). */
export function literalOf(type, random, depth = 0, nested = literalOf) {
  if (isNonNullType(type)) return literalOf(type.ofType, new NeverNull(random), depth, nested);
  if (!(random instanceof NeverNull) && random.chance(0.06)) return literal.null();
  const source = random instanceof NeverNull ? random.random : random;
  if (isListType(type)) {
    if (source.chance(0.2)) return nested(getNullableType(type.ofType), new NeverNull(source), depth + 1, nested);
    const items = Array.from({ length: source.below(4) }, () => nested(type.ofType, source, depth + 1, nested));
    return items.includes(undefined) ? undefined : literal.list(items);
  }
  if (isEnumType(type)) return literal.enum(source.pick(type.getValues()).name);
  if (isInputObjectType(type)) return objectOf(type, source, depth, nested);
  return scalarOf(type, source);
}

class NeverNull {
  constructor(random) { this.random = random instanceof NeverNull ? random.random : random; }
  chance() { return false; }
}

function objectOf(type, random, depth, nested) {
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const one = random.pick(fields);
    const value = literalOf(getNullableType(one.type), new NeverNull(random), depth + 1);
    return value && literal.object([[one.name, value]]);
  }
  const members = [];
  for (const one of random.shuffle(fields)) {
    if (!isRequiredInputField(one) && !random.chance(depth > 2 ? 0.05 : Math.min(0.4, 3 / fields.length))) continue;
    const value = nested(one.type, random, depth + 1, nested);
    if (value !== undefined) members.push([one.name, value]);
    else if (isRequiredInputField(one)) return undefined;
  }
  return literal.object(members);
}

function scalarOf(type, random) {
  switch (type.name) {
    case 'Int': return literal.int(random.pick([0, -1, 1, 7, 50, 2147483647, -2147483648]));
    case 'Float': return random.pick([literal.int(3), literal.float('1.5'), literal.float('-0.25e-3'), literal.float('1E10')]);
    case 'Boolean': return literal.flag(random.chance(0.5));
    case 'ID': return random.pick([literal.int(12), literal.text('id7'), literal.text('')]);
    case 'String': return literal.text(random.pick(texts), random.chance(0.2));
    default: return custom[type.name]?.(random);
  }
}

/** A literal of any kind, whatever the type wants. */
export function anyLiteral(random, depth = 0) {
  switch (random.below(depth > 2 ? 7 : 9)) {
    case 0: return literal.int(random.pick([0, 5, -3, 2147483648, -2147483649, '99999999999999999999', '12345678901234567890123456789']));
    case 1: return literal.float(random.pick(['1.5', '1.0', '1e3', '0.1e-7', '123456789.123456789', '1e400']));
    case 2: return literal.text(random.pick(texts));
    case 3: return literal.flag(random.chance(0.5));
    case 4: return literal.enum(random.pick(['READY', 'BUSY', 'ready', 'NOPE', 'ASC', 'ASD', 'constructor']));
    case 5: return literal.null();
    case 6: return literal.text('a block\n  of text', true);
    case 7: return literal.list(Array.from({ length: random.below(3) }, () => anyLiteral(random, depth + 1)));
    default: return literal.object(Array.from({ length: random.below(3) }, (_, index) => [random.pick(['id', 'gte', 'eq', `f${index}`]), anyLiteral(random, depth + 1)]));
  }
}
