// Random documents, good and broken, judged by both: accept or reject, messages and locations.
import { print, stripIgnoredCharacters } from 'graphql';
import { breakages } from './breakages.mjs';
import { compareErrors } from './compare.mjs';
import { Documents } from './documents.mjs';
import { cornerCases, damage, rewrite, soup } from './lexical.mjs';
import { judge as ask } from './ours.mjs';
import { Random } from './random.mjs';
import { judge } from './reference.mjs';

const kinds = Object.keys(breakages);

/** The text that number `index` of a seed stands for. */
export function documentOf(schema, seed, index) {
  const random = new Random(Math.imul(seed, 1_000_003) + index);
  const tree = new Documents(schema, random).document();
  const applied = [];
  if (!random.chance(0.3)) {
    for (let left = random.pick([1, 1, 1, 2, 3]), tries = 0; left > 0 && tries < 20; tries++) {
      const kind = random.pick(kinds);
      if (!breakages[kind](tree, random, schema)) continue;
      applied.push(kind);
      left--;
    }
  }
  const text = rewrite(print(tree), random, stripIgnoredCharacters);
  return random.chance(0.08) ? { text: damage(text, random), applied: [...applied, 'damage'] } : { text, applied };
}

export function* randomDocuments(schema, seed, count) {
  for (let index = 0; index < count; index++) yield { id: index, ...documentOf(schema, seed, index) };
}

export function* cornerDocuments(seed, count) {
  for (const [index, text] of cornerCases().entries()) yield { id: `corner ${index}`, text, applied: [] };
  const random = new Random(seed);
  for (let index = 0; index < count; index++) yield { id: `soup ${index}`, text: soup(random), applied: ['soup'] };
}

/** Compares each document, several at a time; `report` gets every difference. */
export async function compareDocuments(schema, host, documents, report, atOnce = 16) {
  const figures = { documents: 0, accepted: 0 };
  const worker = async () => {
    for (let next = documents.next(); !next.done; next = documents.next()) {
      const { id, text, applied } = next.value;
      const { errors: expected } = judge(schema, text);
      if (!expected || !(host.takesAnyText || text.isWellFormed())) continue;
      const actual = await ask(host.ask, text);
      figures.documents++;
      figures.accepted += expected.length === 0 ? 1 : 0;
      const difference = compareErrors(expected, actual);
      if (difference) report({ id, text, applied, ...difference });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return figures;
}
