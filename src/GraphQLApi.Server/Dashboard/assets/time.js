// Days by the clocks of an IANA zone, with nothing but Intl.
const parts = new Map();

function local(instant, zone) {
  if (!parts.has(zone)) {
    parts.set(zone, new Intl.DateTimeFormat('en-CA', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    }));
  }
  return Object.fromEntries(parts.get(zone).formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** "2026-03-02": the day of an instant in a zone. */
export function dayOf(instant, zone) {
  const { year, month, day } = local(instant, zone);
  return `${year}-${month}-${day}`;
}

function offset(instant, zone) {
  const { year, month, day, hour, minute, second } = local(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** The first instant of a day in a zone: where clocks jump over midnight, the instant of the jump. */
export function startOfDay(day, zone) {
  const asUtc = Date.parse(`${day}T00:00:00Z`);
  const instants = [-1, 1].map(side => asUtc - offset(asUtc + side * 86_400_000, zone)).sort((left, right) => left - right);
  return instants.find(instant => dayOf(instant, zone) === day) ?? instants[1];
}

export const addDays = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const daysBetween = (from, to) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** Whether the text is a day that there is; 31 April and a 13th month are none. */
export function isDay(text) {
  const at = /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const zones = () => {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes('UTC') ? known : ['UTC', ...known];
};

export const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
