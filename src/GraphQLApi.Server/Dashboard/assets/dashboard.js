// The page: filters in, charts out, kept fresh by what the subscriptions tell.
import { ask, key } from './api.js';
import { charts, serviceLevel, volume } from './charts.js';
import * as documents from './documents.js';
import { element } from './dom.js';
import { isLibraryHere } from './drawing.js';
import * as filters from './filters.js';
import { change, count, dateTime, duration, interval, none, percent } from './format.js';
import { askForKey } from './key.js';
import { Now } from './now.js';
import { Panel, problem } from './panel.js';
import { Status } from './status.js';
import { zones } from './time.js';

const form = document.getElementById('filters');
const control = form.elements;
const figures = document.getElementById('figures');
const panels = charts.map(chart => [chart, new Panel(document.getElementById(chart.id), chart)]);
let chosen = filters.read();
let asking = new AbortController();
let isNewData = false;
let shown = 0;

const now = new Now(() => { isNewData = true; }, () => askForKey('The live figures need one.'));
const status = new Status(now.live, () => load());

function options(select, entries, value) {
  select.replaceChildren(...entries.map(([id, text]) => element('option', { value: id }, text)));
  // A value of the address that is not among them is kept, so that a filter never falls away in silence.
  if (value && !entries.some(([id]) => id === value)) select.append(element('option', { value }, value));
  select.value = value ?? '';
}

function showFilters() {
  control.range.value = chosen.range;
  control.zone.value = chosen.zone;
  control.queue.value = chosen.queue ?? '';
  control.channel.value = chosen.channel ?? '';
  const [from, to] = filters.days(chosen);
  control.from.value = from;
  control.to.value = to;
  document.getElementById('days').hidden = chosen.range !== 'custom';
}

function readForm() {
  const next = {
    range: control.range.value,
    from: control.from.value,
    to: control.to.value,
    queue: control.queue.value || null,
    channel: control.channel.value || null,
    zone: control.zone.value,
  };
  document.getElementById('days').hidden = next.range !== 'custom';
  control.to.setCustomValidity(next.range === 'custom' && next.from > next.to ? 'The last day is before the first.' : '');
  // Said beside the fields: a browser's own bubble would take the focus away from a date that is being typed.
  if (next.range === 'custom' && !form.checkValidity()) {
    document.getElementById('shown').textContent = control.to.validationMessage || control.from.validationMessage;
    return;
  }
  chosen = next;
  filters.write(chosen);
  showFilters();
  load();
}

const tiles = [
  { name: 'Sessions', from: 'volume', of: totals => totals.sessions, format: count, words: ['more', 'fewer'] },
  { name: 'Stayed with the bot', from: 'volume', of: totals => totals.containmentRate.value, rate: totals => totals.containmentRate, format: percent, isShare: true, isNotOfQueue: true, words: ['more', 'less'] },
  { name: 'Service level', from: 'level', of: totals => totals.serviceLevel.value, rate: totals => totals.serviceLevel, format: percent, isShare: true, words: ['better', 'worse'] },
  { name: 'Abandoned', from: 'level', of: totals => totals.abandonmentRate.value, rate: totals => totals.abandonmentRate, format: percent, isShare: true, words: ['worse', 'better'] },
  { name: 'Average speed of answer', from: 'level', of: totals => totals.averageSpeedOfAnswerSeconds, format: duration, isFew: totals => totals.offered < 30, words: ['slower', 'faster'] },
];
const verdicts = { better: 'better', faster: 'better', worse: 'worse', slower: 'worse' };

/** One tile a figure; without results their places, so that nothing moves when the figures come; a dash where an answer failed. */
function showTiles(results, variables) {
  figures.replaceChildren(...tiles.map(tile => {
    const result = results?.[tile.from];
    if (tile.isNotOfQueue && variables?.ofQueue) return element('div', { class: 'tile' }, element('h2', {}, tile.name), element('p', { class: 'figure' }, none), element('p', { class: 'change' }, 'of all queues together only'));
    const value = result && tile.of(result.totals);
    const rate = result && tile.rate?.(result.totals);
    return element('div', { class: `tile ${results ? '' : 'blank'}` },
      element('h2', {}, tile.name),
      element('p', { class: 'figure' }, result ? tile.format(value) : results ? none : '\u00a0'),
      result ? compared(tile, value, result, variables) : element('p', { class: 'change' }),
      rate?.interval95 ? element('p', { class: 'muted' }, `95 %: ${interval(rate)}`) : null);
  }));
}

function compared(tile, value, result, { isToCome, compare }) {
  const weeks = compare.offset.amount / 7;
  const { previousTotals, previousCoverage } = result;
  const before = weeks === 1 ? 'a week before' : `${weeks} weeks before`;
  const plain = text => element('p', { class: 'change' }, text);
  if (value == null || isToCome) return plain('');
  if (!previousTotals || !previousCoverage?.complete) return plain(`not comparable: the time ${before} has not been read`);
  const moved = change(value, tile.of(previousTotals), tile.isShare);
  if (moved === null) return plain(`no figure ${before}`);
  if (Math.abs(moved.difference) < 0.05) return plain(`as ${before}`);
  const word = tile.words[moved.difference > 0 ? 0 : 1];
  // A difference within the interval may be chance: it is told, but not praised or blamed by a colour.
  const may = tile.rate?.(result.totals).interval95;
  const isChance = may ? tile.of(previousTotals) >= may.low && tile.of(previousTotals) <= may.high : tile.isFew?.(result.totals) || tile.isFew?.(previousTotals);
  return element('p', { class: `change ${isChance ? '' : verdicts[word] ?? ''}` }, `${moved.text} ${word} than ${before}`);
}

async function showChoices(variables, signal) {
  const data = await ask(documents.choices, { range: variables.range }, signal);
  options(control.queue, [['', 'All queues'], ...data.queues.nodes.map(queue => [queue.queueId, queue.name ?? queue.queueId])], chosen.queue);
  const channels = data.sessionMetrics.rows.map(row => row.key.channel).filter(Boolean);
  options(control.channel, [['', 'All channels'], ...channels.map(channel => [channel, channel])], chosen.channel);
}

/** Once for the whole page, and not again at each attempt: an alert is read aloud. */
function showTrouble(error) {
  const place = document.getElementById('trouble');
  if (Boolean(error) !== place.childElementCount > 0) place.replaceChildren(...error ? [problem(error, () => load())] : []);
}

/** Everything anew, under the filters as they are. */
async function load() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const variables = filters.variables(chosen);
  isNewData = false;
  shown = Date.now();
  figures.setAttribute('aria-busy', 'true');
  const range = `${dateTime(variables.from, chosen.zone)} to ${dateTime(variables.to, chosen.zone)}`;
  document.getElementById('shown').textContent = range;
  const results = {};
  const keep = async (name, result) => {
    const answer = await result;
    if (answer === null) return;
    results[name] = answer;
    if (results.volume && results.level) showTiles(results, variables);
    if (name === 'volume' && answer.coverage.asOf) document.getElementById('shown').textContent = `${range}, as of ${dateTime(answer.coverage.asOf, chosen.zone)}`;
  };
  const work = panels.map(([chart, panel]) => {
    const result = panel.load(variables, signal);
    return chart === volume ? keep('volume', result) : chart === serviceLevel ? keep('level', result) : result;
  });
  work.push(status.load(variables, signal).then(answer => { if (answer) document.getElementById('demo').hidden = !answer.isDemo; }));
  work.push(showChoices(variables, signal));
  now.show(chosen, variables);
  const failures = (await Promise.allSettled(work)).map(done => done.reason).filter(reason => reason && reason.name !== 'AbortError');
  if (signal.aborted) return;
  figures.setAttribute('aria-busy', 'false');
  if (!results.volume || !results.level) showTiles(results, variables);
  const offline = failures.find(({ code }) => code === 'OFFLINE');
  showTrouble(offline);
  if (failures.some(({ code }) => code === 'AUTH_NOT_AUTHENTICATED')) askForKey('Its figures are not for everybody.');
  else if (offline) setTimeout(() => { if (!signal.aborted) load(); }, 10_000);
  for (const failure of failures.filter(({ code }) => code === undefined)) console.error(failure);
  performance.mark('drawn');
  document.documentElement.dataset.ready = String(failures.length === 0);
}

options(control.range, Object.entries(filters.ranges), chosen.range);
options(control.zone, zones().map(zone => [zone, zone.replaceAll('_', ' ')]), chosen.zone);
options(control.queue, [['', 'All queues']], chosen.queue);
options(control.channel, [['', 'All channels']], chosen.channel);
showFilters();
showTiles(null);
document.getElementById('library').hidden = isLibraryHere();
form.addEventListener('submit', event => event.preventDefault());
// Typing 2026 into a date passes through the years 2, 20 and 202: the day counts when the typing rests.
let typing = 0;
form.addEventListener('change', event => {
  clearTimeout(typing);
  typing = setTimeout(readForm, event.target.type === 'date' ? 600 : 0);
});
for (const section of document.querySelectorAll('.panel')) section.addEventListener('retry', () => load());
addEventListener('popstate', () => {
  chosen = filters.read();
  showFilters();
  load();
});
key.onChange(() => {
  now.live.reconnect();
  load();
});
// New data are drawn at most once a minute, and only where the range reaches into the present.
setInterval(() => {
  if (!document.hidden && isNewData && Date.now() - shown > 60_000 && filters.variables(chosen).isOpen) load();
}, 5000);
load();
