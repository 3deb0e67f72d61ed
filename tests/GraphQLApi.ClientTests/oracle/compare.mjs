// Finds what two answers differ in; null where they agree.

const tooMany = 100;
// Half a surrogate pair in a message leaves a server as U+FFFD, since responses are UTF-8.
const asText = error => JSON.stringify([error.message.toWellFormed(), error.locations ?? [], error.path ?? []]);

/** Errors as a set: neither side promises an order, and the reference stops counting at its limit. */
export function compareErrors(expected, actual) {
  if (expected.length > tooMany && actual.length > tooMany) return null;
  const [theirs, ours] = [expected.map(asText).sort(), actual.map(asText).sort()];
  const [missing, extra] = [without(theirs, ours), without(ours, theirs)];
  return missing.length + extra.length === 0 ? null : { missing, extra };
}

/** Whole responses, the order of keys included. */
export function compareResponses(expected, actual) {
  const data = JSON.stringify(expected.data) === JSON.stringify(actual.data) ? null : { expected: expected.data, actual: actual.data };
  const errors = compareErrors(expected.errors ?? [], actual.errors ?? []);
  return data || errors ? { data, errors } : null;
}

function without(list, others) {
  const left = [...others];
  return list.filter(one => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
