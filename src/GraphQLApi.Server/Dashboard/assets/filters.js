// What is looked at: range, queue, channel, zone. Kept in the address, so that a view can be sent to somebody else.
import { addDays, dayOf, daysBetween, isDay, startOfDay, zoneOfBrowser, zones } from './time.js';

export const ranges = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  month: 'This month',
  custom: 'Between two days',
};

const known = new Set(zones());

export function read(search = location.search) {
  const given = new URLSearchParams(search);
  const [from, to] = [given.get('from'), given.get('to')];
  const isCustom = isDay(from) && isDay(to) && from <= to;
  const zone = given.get('zone');
  return {
    range: isCustom ? 'custom' : Object.hasOwn(ranges, given.get('range') ?? '') && given.get('range') !== 'custom' ? given.get('range') : '7d',
    from: isCustom ? from : null,
    to: isCustom ? to : null,
    queue: given.get('queue'),
    channel: given.get('channel'),
    zone: known.has(zone) ? zone : zoneOfBrowser(),
  };
}

export function write(filters) {
  const address = new URLSearchParams();
  if (filters.range === 'custom') {
    address.set('from', filters.from);
    address.set('to', filters.to);
  } else if (filters.range !== '7d') {
    address.set('range', filters.range);
  }
  if (filters.queue) address.set('queue', filters.queue);
  if (filters.channel) address.set('channel', filters.channel);
  if (filters.zone !== zoneOfBrowser()) address.set('zone', filters.zone);
  const text = address.toString();
  if (text !== location.search.slice(1)) history.pushState(null, '', text ? `?${text}` : location.pathname);
}

/** First and last day of the range, by the clocks of the zone. */
export function days({ range, from, to, zone }, now = Date.now()) {
  const today = dayOf(now, zone);
  switch (range) {
    case 'today': return [today, today];
    case 'yesterday': return [addDays(today, -1), addDays(today, -1)];
    case '28d': return [addDays(today, -27), today];
    case 'month': return [`${today.slice(0, 8)}01`, today];
    case 'custom': return [from, to];
    default: return [addDays(today, -6), today];
  }
}

/** The variables of all documents for these filters; a range that reaches into today ends now, so that its days before compare like with like. */
export function variables(filters, now = Date.now()) {
  const [first, last] = days(filters, now);
  const end = startOfDay(addDays(last, 1), filters.zone);
  const minute = Math.ceil(now / 60_000) * 60_000;
  const from = startOfDay(first, filters.zone);
  const to = from < minute ? Math.min(end, minute) : end;
  const length = daysBetween(first, last) + 1;
  const queue = filters.queue ? { queue: { queueId: { eq: filters.queue } } } : {};
  const conversation = filters.channel ? { conversation: { channel: { eq: filters.channel } } } : {};
  const channel = filters.channel ? { channel: { eq: filters.channel } } : {};
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    isOpen: to < end,
    isToCome: from >= minute,
    ofQueue: Boolean(filters.queue),
    before: new Date(from - Math.ceil(length / 7) * 7 * 86_400_000).toISOString(),
    range: { between: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } },
    timeZone: filters.zone,
    interval: { unit: length <= 2 ? 'HOUR' : length <= 62 ? 'DAY' : length <= 400 ? 'WEEK' : 'MONTH' },
    compare: { offset: { amount: Math.ceil(length / 7) * 7, unit: 'DAY' } },
    sessions: { ...channel, ...(filters.queue ? { queueVisits: { some: queue } } : {}) },
    visits: { ...queue, ...conversation },
  };
}
