// The page: filters in, charts out, kept fresh by what the subscriptions tell.
import { ask, key } from './api.js';
import { charts, serviceLevel, volume } from './charts.js';
import * as documents from './documents.js';
import { element } from './dom.js';
import { isLibraryHere } from './drawing.js';
import * as filters from './filters.js';
import { change, count, dateTime, duration, interval, percent } from './format.js';
import { askForKey } from './key.js';
import { Now } from './now.js';
import { Panel } from './panel.js';
import { Status } from './status.js';
import { zones } from './time.js';

const form = document.getElementById('filters');
const control = form.elements;
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
  if (next.range === 'custom' && !form.reportValidity()) return;
  chosen = next;
  filters.write(chosen);
  showFilters();
  load();
}

const tiles = [
  { name: 'Sessions', of: ({ volume: v }) => v?.totals.sessions, before: ({ volume: v }) => v?.previousTotals?.sessions, format: count },
  { name: 'Stayed with the bot', of: ({ volume: v }) => v?.totals.containmentRate.value, before: ({ volume: v }) => v?.previousTotals?.containmentRate.value, rate: ({ volume: v }) => v?.totals.containmentRate, format: percent, isShare: true },
  { name: 'Service level', of: ({ level: l }) => l?.totals.serviceLevel.value, before: ({ level: l }) => l?.previousTotals?.serviceLevel.value, rate: ({ level: l }) => l?.totals.serviceLevel, format: percent, isShare: true, good: 1 },
  { name: 'Abandoned', of: ({ level: l }) => l?.totals.abandonmentRate.value, before: ({ level: l }) => l?.previousTotals?.abandonmentRate.value, rate: ({ level: l }) => l?.totals.abandonmentRate, format: percent, isShare: true, good: -1 },
  { name: 'Average speed of answer', of: ({ level: l }) => l?.totals.averageSpeedOfAnswerSeconds, before: ({ level: l }) => l?.previousTotals?.averageSpeedOfAnswerSeconds, format: duration, good: -1 },
];

function showTiles(results) {
  const isComparable = results.volume?.previousCoverage?.complete && results.level?.previousCoverage?.complete;
  document.getElementById('figures').replaceChildren(...tiles.map(tile => {
    const value = tile.of(results);
    const moved = isComparable ? change(value, tile.before(results), tile.isShare) : null;
    const verdict = moved && tile.good && Math.abs(moved.difference) > 0.05 ? moved.difference * tile.good > 0 ? 'better' : 'worse' : '';
    return element('div', { class: `tile ${value === undefined ? 'blank' : ''}` },
      element('h2', {}, tile.name),
      element('p', { class: 'figure' }, value === undefined ? ' ' : tile.format(value)),
      element('p', { class: `change ${verdict}` }, moved ? `${moved.text}${verdict ? ` (${verdict})` : ''} against the weeks before` : value === undefined || value === null ? ' ' : 'nothing to compare with'),
      element('p', { class: 'muted' }, tile.rate?.(results)?.interval95 ? `95 %: ${interval(tile.rate(results))}` : ' '));
  }));
}

async function showChoices(variables, signal) {
  const data = await ask(documents.choices, { range: variables.range }, signal);
  options(control.queue, [['', 'All queues'], ...data.queues.nodes.map(queue => [queue.queueId, queue.name ?? queue.queueId])], chosen.queue);
  const channels = data.sessionMetrics.rows.map(row => row.key.channel).filter(Boolean);
  options(control.channel, [['', 'All channels'], ...channels.map(channel => [channel, channel])], chosen.channel);
}

/** Everything anew, under the filters as they are. */
async function load() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const variables = filters.variables(chosen);
  isNewData = false;
  shown = Date.now();
  document.getElementById('shown').textContent = `${dateTime(variables.from, chosen.zone)} to ${dateTime(variables.to, chosen.zone)}, ${chosen.zone}`;
  const results = {};
  const keep = async (name, result) => {
    const answer = await result;
    if (answer === null) return;
    results[name] = answer;
    if (results.volume && results.level) showTiles(results);
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
  if (failures.some(({ code }) => code === 'AUTH_NOT_AUTHENTICATED')) askForKey('Its figures are not for everybody.');
  else if (failures.some(({ code }) => code === 'OFFLINE')) setTimeout(() => { if (!signal.aborted) load(); }, 10_000);
  for (const failure of failures.filter(({ code }) => code === undefined)) console.error(failure);
  document.documentElement.dataset.ready = String(failures.length === 0);
}

options(control.range, Object.entries(filters.ranges), chosen.range);
options(control.zone, zones().map(zone => [zone, zone.replaceAll('_', ' ')]), chosen.zone);
options(control.queue, [['', 'All queues']], chosen.queue);
options(control.channel, [['', 'All channels']], chosen.channel);
showFilters();
showTiles({});
document.getElementById('library').hidden = isLibraryHere();
form.addEventListener('submit', event => event.preventDefault());
form.addEventListener('change', readForm);
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
