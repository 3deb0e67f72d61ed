// The differences that are meant to be. Each names what either side may say where the other does not, and a document that needs it.
import { readFileSync } from 'node:fs';

export const deviations = JSON.parse(readFileSync(new URL('deviations.json', import.meta.url), 'utf8'))
  .map(({ theirs, ours, ...rest }) => ({ ...rest, theirs: new RegExp(theirs), ours: new RegExp(ours) }));

/** The first of the deviations that together explain a difference of errors as a whole; undefined where they do not. */
export function explain({ missing, extra }) {
  const all = (list, side) => list.every(error => deviations.some(one => one[side].test(JSON.parse(error)[0])));
  if (!all(missing, 'theirs') || !all(extra, 'ours')) return undefined;
  return deviations.find(one => extra.some(error => one.ours.test(JSON.parse(error)[0])));
}
