// Asking /graphql: the key, errors with what to do, tables as CSV, and links into the query editor.
const endpoint = new URL('/graphql', location.href);
const keyName = 'api-key';
const listeners = new Set();

/** The key lives as long as the browser's tab, and nowhere else. */
export const key = {
  get: () => sessionStorage.getItem(keyName),
  set(value) {
    if (value) sessionStorage.setItem(keyName, value);
    else sessionStorage.removeItem(keyName);
    for (const listen of listeners) listen();
  },
  onChange: listen => listeners.add(listen),
};

export const authorization = () => key.get() ? { authorization: `Bearer ${key.get()}` } : {};

const advice = {
  AUTH_NOT_AUTHENTICATED: 'Enter your API key above.',
  AUTH_NOT_AUTHORIZED: 'Your key does not allow this. Ask whoever runs the service for a key with the scope that the message names.',
  RATE_LIMITED: 'Too much was asked at once. Wait a moment, then try again.',
  COST_EXCEEDED: 'Choose a shorter range or fewer filters.',
  RANGE_INVALID: 'Choose another range.',
  TIME_ZONE_UNKNOWN: 'The server does not know this time zone. Choose another, such as UTC.',
  REQUEST_TIMED_OUT: 'Choose a shorter range, or try again: what was read until now is kept.',
  COVERAGE_INCOMPLETE: 'Read what is missing first, under “What is cached”.',
  UPSTREAM_UNAUTHORIZED: 'The vendor refuses the service’s credentials. Whoever runs it finds the setting with `doctor`.',
  UPSTREAM_UNAVAILABLE: 'The vendor does not answer. What is cached can still be asked.',
  UPSTREAM_RATE_LIMITED: 'The vendor allows no more calls for the moment. Try again in a minute.',
  UPSTREAM_INVALID_RESPONSE: 'The vendor answered something else than expected. Whoever runs the service finds more with `doctor`.',
  DATABASE_UNAVAILABLE: 'The cache’s file cannot be read. Whoever runs the service finds more with `doctor`.',
  DOCUMENT_NOT_TRUSTED: 'This service answers registered documents only, and this page’s are not among them.',
  INTERNAL: 'This is a fault of the service. Report it with the id in the message.',
  OFFLINE: 'Check that the server runs and that you are connected; the page tries again by itself.',
};

/** An answer that is none: `code` is that of the README's table, `advice` says what to do. */
export class ApiError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
    this.advice = advice[code] ?? 'Try again; if it stays, the code is explained in the README.';
  }
}

async function post(body, accept, signal) {
  let response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, ...authorization() },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError('OFFLINE', 'The server cannot be reached.');
  }
  if (response.ok) return response;
  const { errors } = await response.json().catch(() => ({}));
  if (errors?.length) throw errorOf(errors[0]);
  if (response.status === 401) throw new ApiError('AUTH_NOT_AUTHENTICATED', 'This service asks for an API key.');
  throw new ApiError(`HTTP_${response.status}`, `The server answered with status ${response.status}.`);
}

const errorOf = ({ message, extensions }) => new ApiError(extensions?.code ?? 'INTERNAL', message);

/** The data of an operation; an error in any field is thrown. */
export async function ask(query, variables, signal) {
  const { data, errors } = await whole(query, variables, signal);
  if (errors?.length) throw errorOf(errors[0]);
  return data;
}

/** The answer as it came, errors of fields beside the data. */
export async function whole(query, variables, signal) {
  const response = await post({ query, variables }, 'application/graphql-response+json, application/json;q=0.9', signal);
  return response.json();
}

/** Downloads the rows of a document, which has one root field, as a table. */
export async function download(name, query, variables, timeZone) {
  // With the mark by which Excel knows UTF-8: a queue may be called Rückfragen.
  const response = await post({ query, variables }, `text/csv; bom=1; timezone=${timeZone}`);
  save(await response.blob(), `${name}.csv`);
  return response.headers.get('X-Coverage-Complete') !== 'false';
}

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The query editor with this document in a new tab of its own; what stands after # stays in the browser. */
export const editorLink = (query, variables) =>
  `/graphql/#${new URLSearchParams({ document: query, variables: JSON.stringify(variables ?? {}) })}`;

export const curl = (query, variables) => {
  const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
  const header = key.get() ? ` -H "authorization: Bearer $API_KEY"` : '';
  return `curl -s ${quoted(endpoint.href)} -H 'content-type: application/json'${header} -d ${quoted(JSON.stringify({ query, variables }))}`;
};
