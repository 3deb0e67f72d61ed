// Runs the operations of the list, takes them to the editor or to a shell.
import { curl, editorLink, key, whole } from './api.js';
import { element, table } from './dom.js';
import { askForKey } from './key.js';
import { Live } from './live.js';
import { problem } from './panel.js';

const examples = [...document.querySelectorAll('.example')];
let live = null;

// What an analyst would type: the last seven days.
const guesses = {
  from: () => new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10) + 'T00:00:00Z',
  to: () => new Date().toISOString().slice(0, 19) + 'Z',
};

const guess = input => input.dataset.default || (input.dataset.type.startsWith('DateTime') ? guesses[input.name]?.() ?? '' : '');

/** The text of an input as its type wants it; an empty one is left out. */
function value({ value: text, dataset: { type } }) {
  if (/^\[|Input!?$/.test(type)) return JSON.parse(text);
  if (/^(Int|Float|Long)\b/.test(type)) return Number(text);
  if (/^Boolean\b/.test(type)) return text === 'true';
  return text.replace(/^"(.*)"$/, '$1');
}

const variables = example => Object.fromEntries([...example.querySelectorAll('.variables input')].filter(input => input.value !== '').map(input => [input.name, value(input)]));

function prepare(example) {
  const form = example.querySelector('form');
  const query = example.querySelector('.document').textContent;
  const result = example.querySelector('.result');
  const run = form.querySelector('[data-run]');
  const open = form.querySelector('[data-open]');
  for (const input of form.querySelectorAll('input')) {
    input.value = guess(input);
    input.required = input.dataset.type.endsWith('!') && !input.dataset.default;
  }
  const given = () => variables(example);
  const link = () => {
    try {
      open.href = editorLink(query, given());
    } catch {
      // half-typed JSON: the link keeps what was last right
    }
  };
  form.hidden = false;
  form.addEventListener('input', link);
  link();
  form.addEventListener('submit', event => {
    event.preventDefault();
    if (example.dataset.kind === 'subscription') watch(run, query, given(), result);
    else answer(run, query, given(), result);
  });
  const copy = form.querySelector('[data-curl]');
  copy.addEventListener('click', async () => {
    const command = curl(query, given());
    const isCopied = await navigator.clipboard?.writeText(command).then(() => true, () => false);
    // Without a clipboard (plain HTTP from another machine) the command is shown instead.
    if (!isCopied) result.replaceChildren(element('pre', { tabindex: '0', 'aria-label': 'Command' }, command));
    copy.textContent = isCopied ? 'Copied' : 'Shown below';
    setTimeout(() => { copy.textContent = 'Copy as curl'; }, 2000);
  });
}

async function answer(run, query, given, result) {
  run.disabled = true;
  const started = performance.now();
  try {
    const { data, errors } = await whole(query, given);
    const took = `${Math.round(performance.now() - started)} ms`;
    result.replaceChildren(
      element('p', { class: 'muted' }, `Answered in ${took}.`),
      ...(errors ?? []).map(({ message, extensions }) => element('p', { class: 'problem' }, `${message} (${extensions?.code})`)),
      ...(data ? [...tables(data), json(data)] : []));
  } catch (error) {
    if (error.code === 'AUTH_NOT_AUTHENTICATED') askForKey('Its answers are not for everybody.');
    result.replaceChildren(problem(error, () => answer(run, query, given, result)));
  } finally {
    run.disabled = false;
  }
}

function watch(run, query, given, result) {
  if (run.stop) {
    run.stop();
    return;
  }
  const state = element('p', { class: 'muted', role: 'status' }, 'Connecting …');
  const events = element('ol', { class: 'events' });
  result.replaceChildren(state, events);
  live ??= new Live(name => { if (name === 'refused') askForKey('Its events are not for everybody.'); });
  const end = live.subscribe(query, given, data => {
    state.textContent = 'Watching. The newest event stands first.';
    events.prepend(element('li', {}, element('pre', {}, JSON.stringify(data, null, 2))));
    while (events.childElementCount > 20) events.lastElementChild.remove();
  }, errors => {
    state.textContent = errors.length ? `Ended: ${errors[0].message}` : 'Ended by the server.';
    run.stop();
  });
  state.textContent = 'Watching. Events appear as they happen.';
  run.textContent = 'Stop';
  run.stop = () => {
    end();
    run.textContent = run.dataset.run;
    run.stop = null;
  };
}

const json = data => element('details', {}, element('summary', {}, 'JSON'), element('pre', { tabindex: '0', 'aria-label': 'Answer as JSON' }, JSON.stringify(data, null, 2)));

/** Each root field that holds rows, as a table; a field without any is shown by its JSON alone. */
function tables(data) {
  return Object.entries(data).flatMap(([name, field]) => {
    const rows = field?.rows ?? field?.nodes ?? field?.edges ?? (Array.isArray(field) ? field : null);
    if (!rows) return [];
    if (rows.length === 0) return [element('p', { class: 'nothing' }, `${name}: no rows.`)];
    const flat = rows.slice(0, 100).map(row => flatten(row));
    const columns = [...new Set(flat.flatMap(row => Object.keys(row)))];
    const isText = column => flat.some(row => row[column] !== undefined && row[column] !== '–' && Number.isNaN(Number(row[column])));
    const texts = columns.flatMap((column, index) => isText(column) ? [index] : []);
    return [table(name, columns, flat.map(row => columns.map(column => row[column] ?? '–')), texts)];
  });
}

function flatten(object, prefix = '', into = {}) {
  for (const [name, field] of Object.entries(object ?? {})) {
    const path = prefix + name;
    if (Array.isArray(field)) into[path] = field.map(one => typeof one === 'object' && one !== null ? Object.values(flatten(one)).join(', ') : one).join('; ');
    else if (typeof field === 'object' && field !== null) flatten(field, `${path}.`, into);
    else into[path] = field === null ? '–' : String(field);
  }
  return into;
}

function find() {
  const wanted = document.getElementById('find').value.trim().toLowerCase();
  let left = 0;
  for (const example of examples) {
    example.hidden = wanted !== '' && !example.textContent.toLowerCase().includes(wanted);
    if (!example.hidden) left++;
  }
  document.getElementById('found').textContent = wanted === '' ? '' : `${left} of ${examples.length}`;
}

const openNamed = () => { const named = document.getElementById(location.hash.slice(1)); if (named?.matches('.example')) named.open = true; };

examples.forEach(prepare);
document.querySelector('.search').hidden = false;
document.getElementById('find').addEventListener('input', find);
addEventListener('hashchange', openNamed);
openNamed();
key.onChange(() => live?.reconnect());
