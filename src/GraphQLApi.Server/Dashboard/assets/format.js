// Numbers as people read them. One language, that of the page.
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const none = '–';

export const count = value => value == null ? none : whole.format(value);

/** 0.8695 → "87.0 %". */
export const percent = share => share == null ? none : `${tenth.format(share * 100)} %`;

const upToTenth = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Shares of an axis are round: 0.05 → "5 %", 0.025 → "2.5 %". */
export const axisPercent = share => `${upToTenth.format(share * 100)} %`;

/** "77.0 to 93.0 %": what the share may be in truth, with 95 % confidence. */
export const interval = rate => rate?.interval95 == null ? none : `${tenth.format(rate.interval95.low * 100)} to ${tenth.format(rate.interval95.high * 100)} %`;

/** 102 → "1 m 42 s"; from an hour on minutes are enough, from a day on hours. */
export function duration(seconds) {
  if (seconds == null) return none;
  const rounded = Math.round(seconds);
  if (seconds > 0 && seconds < 10) return `${tenth.format(seconds)} s`;
  if (rounded < 60) return `${rounded} s`;
  const [days, hours, minutes] = [Math.floor(rounded / 86400), Math.floor(rounded / 3600) % 24, Math.floor(rounded / 60) % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} m`;
  return `${minutes} m ${String(rounded % 60).padStart(2, '0')} s`;
}

/** How far a value moved: a share by percentage points, anything else by percent of what it was. Null where that says nothing. */
export function change(now, before, isShare) {
  if (now == null || before == null || (!isShare && before === 0)) return null;
  const difference = isShare ? (now - before) * 100 : (now - before) / before * 100;
  return { difference, text: `${tenth.format(Math.abs(difference))} ${isShare ? 'points' : '%'}` };
}

const dateTimes = new Map();

function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!dateTimes.has(key)) dateTimes.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));
  return dateTimes.get(key);
}

/** "2 Mar, 09:00"; with the year where it is not the present one. */
export function dateTime(instant, zone, now = Date.now()) {
  if (instant == null) return none;
  const year = of => formatter(zone, { year: 'numeric' }).format(of);
  const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' };
  return formatter(zone, year(new Date(instant)) === year(now) ? options : { ...options, year: 'numeric' }).format(new Date(instant));
}

export const clock = (instant, zone) => formatter(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** The start of a bucket as the API names it ("2026-03-02T09:00:00+01:00"), for an axis; its local parts are read as they stand. */
export function bucket(startLocal, unit) {
  const options = unit === 'HOUR' ? { hour: '2-digit', minute: '2-digit' }
    : unit === 'MONTH' ? { month: 'short', year: 'numeric' }
      : { weekday: unit === 'DAY' ? 'short' : undefined, day: 'numeric', month: 'short' };
  return formatter('UTC', options).format(new Date(`${startLocal.slice(0, 19)}Z`));
}

export const hourOfDay = hour => `${String(hour).padStart(2, '0')}:00`;

/** AGENT_HANDLED → "Agent handled". */
export const words = name => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase().replaceAll('_', ' ');
