// Text no parser should trip over: corner cases of the grammar, random soup of tokens, and small damage to good documents.
const strings = [
  '""', '"a"', '"""block"""', '"\\u00e9"', '"\\u{1F600}"', '"\\u{0}"', '"\\u{10FFFF}"', '"\\u{110000}"', '"\\u{D800}"', '"\\u{}"', '"\\u{1F600"', '"\\u{000000041}"', '"\\u{00000041}"',
  '"\\uD83D\\uDE00"', '"\\uD83D"', '"\\uDE00"', '"\\uD83Dx"', '"\\uD83D\\u0041"', '"\\u12"', '"\\u12G4"', '"\\x"', '"\\"', '"\\/\\b\\f\\n\\r\\t\\"\\\\"', '"a\nb"', '"a\rb"', '"unterminated', '"',
  '"""', '""""', '"""""', '""""""', '"""a"', '"""a\\"""b"""', '"""\\u0041"""', '"""\n  a\n    b\n"""', '"""\r\n\ta\r\n"""', '"""a\u0000"""', '"\u0000"', '"\u0007"', '"\u007f"', '"\t"', '"😀"', '"\ud83d"', '"\ude00"', '"""\ud83d"""', '"é\u2028\u2029"', '"\ufeff"',
  "'a'", '`a`',
];
const numbers = [
  '0', '-0', '00', '01', '-01', '1', '-', '--1', '-a', '+1', '1.', '.1', '1.a', '1.0', '-1.50', '1e', '1e+', '1e-1', '1E5', '1.5e', '1.e5', '1e5.5', '0x1', '0b1', '1a', '1_000', '1.0.0', '1..2', '1...', '0.', '00.1', '0e0', '1e0f',
  '9007199254740993', '123456789012345678901234567890', '1.7976931348623157e309', '0xF', '1"a"', '1{', '1$', '1@', '1#c\n',
];
const names = ['on', 'fragment', 'query', 'mutation', 'subscription', 'true', 'false', 'null', 'type', 'extend', 'repeatable', 'a', '_', '__', '_1', 'é', 'a-b', 'a.b', 'aé', 'A1', 'input', 'schema', 'implements'];
const punctuation = ['{', '}', '(', ')', '[', ']', ':', '=', '!', '$', '&', '|', '@', '...', '..', '.', '....', ',', '#c\n', '#', '\n', '\r\n', '\r', ' ', '\t', '\ufeff', ';', '?', '%', '^', '*', '\u00a0', '\u2003', '\u0000', '\u001f', '\u007f', '😀', '\ud83d', '\u200b'];
const templates = [
  v => `{ f(a: ${v}) }`, v => `query ($a: T = ${v}) { f }`, v => `{ f(a: [${v}, ${v}]) }`, v => `{ f(a: {k: ${v}}) }`, v => `{ f @d(a: ${v}) }`, v => v, v => `{ ${v} }`, v => `{ a: ${v} }`, v => `{ ...${v} }`,
  v => `{ ... on ${v} { a } }`, v => `fragment ${v} on T { a }`, v => `fragment F on ${v} { a }`, v => `query ${v} { a }`, v => `query ($${v}: Int) { a }`, v => `query ($a: ${v}) { a }`, v => `{ f(${v}: 1) }`, v => `{ f(a: {${v}: 1}) }`,
  v => `{ f @${v} }`, v => `${v} { a }`, v => `${v} query { a }`, v => `${v} { a } ${v} fragment F on T { a }`, v => `query (${v} $a: Int) { a }`, v => `{ a ${v} b }`, v => `${v}{ a }`, v => `{ a }${v}`, v => `type T { ${v} a: Int }`,
  v => `enum E { ${v} }`, v => `union U = ${v}`, v => `type T implements ${v} { a: Int }`, v => `directive @a on ${v}`, v => `extend ${v} T`, v => `${v} type T { a: Int }`, v => `input I { a: Int = ${v} }`, v => `schema { ${v}: Q }`,
];
const whole = [
  '', ' ', '#', ',', '\ufeff', '\ufeff{ a }', '{ a \ufeff b }', '{}', '{ a {} }', '{ f() }', 'query () { a }', 'query ($a) { a }', '{ ... }', '{ ...on }', '{ ... on }', '{ ...on on on { a } }', '{ ... @d { a } }', '{ ... { a } }',
  'fragment on on on { on }', 'fragment F on on { a }', 'fragment F { a }', 'fragment F($a: Int) on T { a }', '{ a: b: c }', '{ a : }', '{ a(b:) }', '{ a(b 1) }', '{ a(b: $) }', '{ a(b: $c d) }', 'query Q Q { a }', 'query { a } }', '{ a',
  'query ($a: Int = $b) { a }', 'query ($a: Int @d(x: $b)) { a }', 'query ($a: [Int!]!, $b: [[Int]]!) { a }', 'query ($a: Int!!) { a }', 'query ($a: [Int) { a }', 'query ($a: []) { a }',
  '"described" query Q { a }', '"""described""" query Q($a: Int) { a }', '"described" { a }', '"a" "b" query Q { a }', 'query Q("v" $a: Int) { a }', '"f" fragment F on T { a }', 'query Q("v" "w" $a: Int) { a }', '"x" extend type T { a: Int }',
  'mutation', 'subscription S', 'extend', 'extend query', 'type', 'type T', 'type T {}', 'type T { }', 'enum E {}', 'enum E { true }', 'union U', 'union U = | A | B', 'union U =', 'input I {}', 'interface I implements J & K { a: Int }', 'type T implements & A & B', 'directive @d', 'directive @d on | FIELD | QUERY', 'directive @d repeatable on FIELD', 'directive @d on NOPE', 'schema {}', 'schema { query: Q }', 'extend schema', 'extend schema @d', 'scalar S @d', 'extend scalar S',
  'query Q @a @b(c: 1) { a }', '{ a @b @b @b }', '{ a(b: "c" d: "e" f: [1 2 3]) }', '{a,,,b,}', '{a#c\n}', '{a#c\r\nb\rc}', '{\r\n  a\r  b\n  $ }', '{ a }\n\n\n{', '{ f(a: {}) }', '{ f(a: []) }', '{ f(a: [[]]) }', '{ f(a: {a: {b: $c}}) }',
];

/** All texts in which one odd piece stands in one place of the grammar. */
export function cornerCases() {
  const texts = [...whole];
  for (const piece of [...strings, ...numbers, ...names, ...punctuation]) {
    for (const template of templates) texts.push(template(piece));
  }
  return texts;
}

export function soup(random) {
  const pieces = [strings, numbers, names, names, punctuation, punctuation];
  const count = 1 + random.below(12);
  let text = random.chance(0.5) ? '{ ' : '';
  for (let i = 0; i < count; i++) text += random.pick(random.pick(pieces)) + random.pick(['', ' ', ' ']);
  return text;
}

/** Takes away, puts in, doubles or swaps a few characters. */
export function damage(text, random) {
  let damaged = text;
  for (let times = 1 + random.below(3); times > 0 && damaged.length > 0; times--) {
    const at = random.below(damaged.length);
    const length = 1 + random.below(4);
    switch (random.below(4)) {
      case 0: damaged = damaged.slice(0, at) + damaged.slice(at + length); break;
      case 1: damaged = damaged.slice(0, at) + random.pick(random.pick([strings, numbers, names, punctuation])) + damaged.slice(at); break;
      case 2: damaged = damaged.slice(0, at) + damaged.slice(at, at + length).repeat(2) + damaged.slice(at + length); break;
      default: damaged = damaged.slice(0, at) + damaged.slice(at + length, at + 2 * length) + damaged.slice(at, at + length) + damaged.slice(at + 2 * length);
    }
  }
  return damaged;
}

/** The same document written otherwise: other line ends, comments, commas, no space at all. */
export function rewrite(text, random, strip) {
  switch (random.below(5)) {
    case 0: return strip(text);
    case 1: return text.replaceAll('\n', '\r\n');
    case 2: return text.replaceAll('\n', ' # remark, "quoted" {\n');
    case 3: return `\ufeff${text.replaceAll('\n', '\r')}`;
    default: return text;
  }
}
