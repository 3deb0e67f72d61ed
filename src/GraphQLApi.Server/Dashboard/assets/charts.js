// Each chart: its document, the variables it takes of the filters, and how an answer becomes a picture, a sentence and a table.
import * as documents from './documents.js';
import { bars, columns, legend, shares } from './drawing.js';
import { axisPercent, bucket, count, duration, hourOfDay, interval, none, percent, words } from './format.js';

// Twelve outcomes are too many colours to tell apart; the table and the CSV keep them all.
const groups = [
  { name: 'Handled by an agent', color: 'series-1', outcomes: ['AGENT_HANDLED'] },
  { name: 'Resolved by the bot', color: 'series-2', outcomes: ['BOT_RESOLVED'] },
  { name: 'Left at the bot', color: 'series-3', outcomes: ['BOT_DROPPED', 'BOT_ENDED_UNKNOWN'] },
  { name: 'Abandoned', color: 'series-4', outcomes: ['ABANDONED_IN_QUEUE', 'ABANDONED_WITH_AGENT'] },
  { name: 'Callback or voicemail', color: 'series-5', outcomes: ['CALLBACK_PENDING', 'VOICEMAIL'] },
  { name: 'In progress', color: 'series-6', outcomes: ['IN_PROGRESS'] },
  { name: 'Other', color: 'series-7', outcomes: ['SYSTEM_TERMINATED', 'NOT_REACHED', 'UNKNOWN'] },
];

const order = groups.flatMap(({ outcomes }) => outcomes);

const queueName = ({ key }) => key.queue?.name ?? key.queue?.queueId ?? 'No queue';
const agentName = ({ key }) => key.agent?.name ?? key.agent?.agentId ?? 'No agent';
const largest = (rows, of) => Math.max(1, ...rows.map(row => of(row) ?? 0));

function pivot(result, variables) {
  const found = new Set(result.rows.map(row => row.key.outcome));
  const outcomes = [...new Set([...order, ...found])].filter(outcome => found.has(outcome));
  const buckets = new Map();
  for (const { key, bucket: { startLocal, isPartial }, metrics } of result.rows) {
    if (!buckets.has(startLocal)) buckets.set(startLocal, { isPartial, by: {} });
    buckets.get(startLocal).by[key.outcome] = metrics.sessions;
  }
  const starts = [...buckets.keys()].sort((left, right) => Date.parse(left) - Date.parse(right));
  return {
    outcomes,
    labels: starts.map(start => bucket(start, variables.interval.unit)),
    partial: starts.map(start => buckets.get(start).isPartial),
    values: outcome => starts.map(start => buckets.get(start).by[outcome] ?? 0),
  };
}

export const volume = {
  id: 'volume',
  title: 'Volume and outcomes',
  query: documents.volume,
  variables: ({ range, timeZone, interval: every, sessions, compare }) => ({ range, timeZone, interval: every, where: sessions, compare }),
  of: data => data.sessionMetrics,
  isEmpty: result => result.totals.sessions === 0,
  needsLibrary: true,
  draw(host, result, variables) {
    const { labels, partial, values } = pivot(result, variables);
    const series = groups
      .map(group => ({ ...group, values: group.outcomes.map(values).reduce((sum, next) => sum.map((value, index) => value + next[index])) }))
      .filter(group => group.values.some(value => value > 0));
    const finish = columns(host, { labels: labels.map((label, index) => partial[index] ? `${label}*` : label), series, format: count, summary: this.summary(result, variables) });
    host.after(legend([...series.map(group => [group.color, group.name]), ...partial.some(Boolean) ? [[null, `* not a whole ${variables.interval.unit.toLowerCase()}`]] : []]));
    return finish;
  },
  // Who reached a queue did not stay with the bot: of one queue's sessions that share says nothing.
  summary: ({ totals }, { ofQueue }) => `${count(totals.sessions)} sessions${ofQueue ? '' : `, ${percent(totals.containmentRate.value)} stayed with the bot`}.`,
  table(result, variables) {
    const { outcomes, labels, partial, values } = pivot(result, variables);
    const columnsOf = outcomes.map(values);
    return {
      columns: ['Time', 'All', ...outcomes.map(words)],
      rows: labels.map((label, index) => [
        partial[index] ? `${label} (partly)` : label,
        count(columnsOf.reduce((sum, column) => sum + column[index], 0)),
        ...columnsOf.map(column => count(column[index])),
      ]),
    };
  },
};

export const serviceLevel = {
  id: 'service-level',
  title: 'Service level by queue',
  query: documents.serviceLevel,
  variables: ({ range, timeZone, visits, compare }) => ({ range, timeZone, where: visits, compare }),
  of: data => data.queueMetrics,
  isEmpty: result => result.rows.length === 0,
  draw(host, result) {
    host.after(legend([['series-1', 'answered within the threshold'], ['whisker', '95 % interval']]));
    return bars(host, result.rows.map(row => {
      const { serviceLevel: level } = row.metrics;
      return {
        name: queueName(row),
        parts: [{ from: 0, to: level.value ?? 0, color: 'series-1' }],
        low: level.interval95?.low,
        high: level.interval95?.high,
        value: percent(level.value),
        more: `${count(level.numerator)} of ${count(level.denominator)}`,
      };
    }));
  },
  summary: result => `Service level ${percent(result.totals.serviceLevel.value)} of ${count(result.totals.offered)} offered.`,
  table: result => ({
    columns: ['Queue', 'Offered', 'Answered', 'Within threshold', 'Service level', '95 % interval', 'Before'],
    rows: result.rows.map(row => [
      queueName(row), count(row.metrics.offered), count(row.metrics.answered), count(row.metrics.serviceLevel.numerator),
      percent(row.metrics.serviceLevel.value), interval(row.metrics.serviceLevel), percent(row.previous?.serviceLevel.value),
    ]),
  }),
};

export const waits = {
  id: 'waits',
  title: 'Waits by queue',
  query: documents.waits,
  variables: ({ range, timeZone, visits }) => ({ range, timeZone, where: visits }),
  of: data => data.queueMetrics,
  isEmpty: result => result.rows.length === 0,
  draw(host, result) {
    const most = largest(result.rows, row => Math.max(row.metrics.waitSeconds.p90 ?? 0, row.metrics.waitSeconds.average ?? 0));
    host.after(legend([['series-1', 'half within'], ['series-2', '90 % within'], ['mark', 'average']]));
    return bars(host, result.rows.map(row => {
      const { average, p50, p90 } = row.metrics.waitSeconds;
      return {
        name: queueName(row),
        parts: [{ from: 0, to: (p50 ?? 0) / most, color: 'series-1' }, { from: (p50 ?? 0) / most, to: (p90 ?? 0) / most, color: 'series-2' }],
        mark: average == null ? null : average / most,
        value: duration(average),
        more: `90 % within ${duration(p90)}`,
      };
    }));
  },
  summary(result) {
    const known = result.rows.filter(row => row.metrics.waitSeconds.average != null);
    if (known.length === 0) return 'Nobody was answered.';
    const slowest = known.reduce((most, row) => row.metrics.waitSeconds.average > most.metrics.waitSeconds.average ? row : most);
    return `Of those who were answered; longest in ${queueName(slowest)}: ${duration(slowest.metrics.waitSeconds.average)} on average.`;
  },
  table: result => ({
    columns: ['Queue', 'Answered', 'Average wait', 'Half within', '90 % within', 'Longest', 'Gave up', 'Gave up after'],
    rows: result.rows.map(row => [
      queueName(row), count(row.metrics.answered), duration(row.metrics.waitSeconds.average), duration(row.metrics.waitSeconds.p50),
      duration(row.metrics.waitSeconds.p90), duration(row.metrics.waitSeconds.maximum), count(row.metrics.abandoned), duration(row.metrics.timeToAbandonSeconds.average),
    ]),
  }),
};

export const abandonment = {
  id: 'abandonment',
  title: 'Abandonment by hour',
  query: documents.abandonment,
  variables: ({ range, timeZone, visits }) => ({ range, timeZone, where: visits }),
  of: data => data.queueMetrics,
  isEmpty: result => result.rows.length === 0,
  needsLibrary: true,
  draw(host, result) {
    const byHour = new Map(result.rows.map(row => [row.key.hourOfDay, row.metrics]));
    const hours = Array.from({ length: 24 }, (_, hour) => byHour.get(hour) ?? { offered: 0, abandonmentRate: { value: null, interval95: null } });
    const finish = shares(host, {
      labels: hours.map((_, hour) => hourOfDay(hour)),
      rates: hours.map(hour => hour.abandonmentRate),
      volumes: hours.map(hour => hour.offered),
      formatShare: percent,
      formatAxis: axisPercent,
      formatVolume: count,
      shareName: 'Abandoned',
      volumeName: 'Offered',
      summary: this.summary(result),
    });
    host.after(legend([['series-4', 'share that gave up (left)'], ['band', '95 % interval'], ['volume', 'offered (right)']]));
    return finish;
  },
  summary(result) {
    const sure = result.rows.filter(row => row.metrics.offered >= 10 && row.metrics.abandonmentRate.value != null);
    if (sure.length === 0) return 'Fewer than 10 offered in every hour.';
    const worst = sure.reduce((most, row) => row.metrics.abandonmentRate.value > most.metrics.abandonmentRate.value ? row : most);
    if (worst.metrics.abandonmentRate.value === 0) return 'Nobody gave up.';
    return `Worst at ${hourOfDay(worst.key.hourOfDay)}: ${percent(worst.metrics.abandonmentRate.value)} gave up.`;
  },
  table: result => ({
    columns: ['Hour', 'Offered', 'Abandoned', 'Share', '95 % interval'],
    rows: result.rows.toSorted((left, right) => left.key.hourOfDay - right.key.hourOfDay).map(row => [
      hourOfDay(row.key.hourOfDay), count(row.metrics.offered), count(row.metrics.abandoned),
      percent(row.metrics.abandonmentRate.value), interval(row.metrics.abandonmentRate),
    ]),
  }),
};

export const handleTime = {
  id: 'handle-time',
  title: 'Handle time by agent',
  query: documents.handleTime,
  variables: ({ range, timeZone, visits }) => ({ range, timeZone, where: visits }),
  of: data => data.agentMetrics,
  isEmpty: result => result.rows.every(row => row.metrics.accepted === 0),
  draw(host, result) {
    const rows = result.rows.filter(row => row.metrics.accepted > 0);
    const most = largest(rows, row => row.metrics.handleSeconds.average);
    host.after(legend([['series-1', 'talk'], ['series-3', 'hold'], ['series-6', 'wrap-up']]));
    return bars(host, rows.map(row => {
      const { talk, hold, wrapUp } = times(row);
      return {
        name: agentName(row),
        parts: [
          { from: 0, to: talk / most, color: 'series-1' },
          { from: talk / most, to: (talk + hold) / most, color: 'series-3' },
          { from: (talk + hold) / most, to: (talk + hold + wrapUp) / most, color: 'series-6' },
        ],
        value: duration(row.metrics.handleSeconds.average),
        more: `${count(row.metrics.accepted)} ${row.metrics.accepted === 1 ? 'contact' : 'contacts'}`,
      };
    }));
  },
  summary({ rows, truncated }) {
    const busy = rows.filter(row => row.metrics.accepted > 0).length;
    return truncated ? `The ${busy} agents with most contacts.` : `${busy} ${busy === 1 ? 'agent' : 'agents'}, those with most contacts first.`;
  },
  table: result => ({
    columns: ['Agent', 'Contacts', 'Handle time', '90 % within', 'Talk', 'Hold', 'Wrap-up'],
    rows: result.rows.map(row => [
      agentName(row), count(row.metrics.accepted), duration(row.metrics.handleSeconds.average), duration(row.metrics.handleSeconds.p90),
      row.metrics.accepted === 0 ? none : duration(times(row).talk), duration(row.metrics.holdSeconds.average), duration(row.metrics.afterCallWorkSeconds.average),
    ]),
  }),
};

// Hold stands inside the interaction; wrap-up comes after it.
function times({ metrics }) {
  const hold = metrics.holdSeconds.average ?? 0;
  return { talk: Math.max(0, (metrics.interactionSeconds.average ?? 0) - hold), hold, wrapUp: metrics.afterCallWorkSeconds.average ?? 0 };
}

export const charts = [volume, serviceLevel, waits, abandonment, handleTime];
