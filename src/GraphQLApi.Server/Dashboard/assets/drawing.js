// The two ways a figure is drawn: along an axis by uPlot, or as a list of bars, which needs no library.
import { element } from './dom.js';

export const isLibraryHere = () => typeof globalThis.uPlot === 'function';

const color = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const font = '12px system-ui, sans-serif';
// Contacts are counted: an axis with half a session on it would show the same number twice.
const wholeSteps = Array.from({ length: 9 }, (_, power) => [1, 2, 5].map(step => step * 10 ** power)).flat();

/** Stacked columns; `series` from the bottom up: `{ name, color, values }`, colours by the names of the style sheet. */
export function columns(host, { labels, series, format, summary }) {
  const sums = [];
  for (const { values } of series) {
    const below = sums.at(-1);
    sums.push(values.map((value, index) => value + (below ? below[index] : 0)));
  }
  const painted = series.map((one, index) => ({
    fill: color(one.color),
    stroke: color('panel'),
    width: 1,
    paths: uPlot.paths.bars({ size: [0.74, 64] }),
    points: { show: false },
    values: sums[index],
  })).reverse(); // the tallest first, so that each lower one covers its part
  return plot(host, {
    labels,
    summary,
    data: painted.map(({ values }) => values),
    series: painted.map(({ values, ...one }) => one),
    axes: [{ scale: 'y', format, size: 52, incrs: wholeSteps }],
    scales: { y: { range: (chart, low, high) => [0, Math.max(1, high) * 1.08] } },
    words: index => [
      [null, 'All', format(sums.at(-1)[index])],
      ...series.filter(({ values }) => values[index] > 0).map(one => [one.color, one.name, format(one.values[index])]).reverse(),
    ],
  });
}

/** A share as a line with its interval, over columns of how many it rests on. */
export function shares(host, { labels, rates, volumes, formatShare, formatAxis, formatVolume, volumeName, shareName, summary }) {
  const line = { stroke: color('series-4'), width: 2, scale: 'share', points: { show: true, size: 6, fill: color('series-4') }, spanGaps: false };
  const bound = { stroke: 'transparent', width: 0, scale: 'share', points: { show: false } };
  const high = Math.max(0.05, ...rates.map(rate => rate.value ?? 0)) * 1.4;
  return plot(host, {
    labels,
    summary,
    data: [
      volumes,
      rates.map(rate => rate.value == null ? null : rate.interval95?.low ?? null),
      rates.map(rate => rate.value == null ? null : Math.min(high, rate.interval95?.high ?? high)),
      rates.map(rate => rate.value),
    ],
    series: [
      { scale: 'volume', fill: color('volume'), stroke: color('volume'), width: 0, paths: uPlot.paths.bars({ size: [0.7, 40] }), points: { show: false } },
      bound, bound, line,
    ],
    bands: [{ series: [3, 2], fill: color('band') }],
    axes: [
      { scale: 'share', format: formatAxis, size: 52 },
      { scale: 'volume', format: formatVolume, size: 48, side: 1, incrs: wholeSteps },
    ],
    scales: { share: { range: [0, high] }, volume: { range: (chart, low, most) => [0, Math.max(1, most) * 1.6] } },
    words: index => [
      ['series-4', shareName, formatShare(rates[index].value)],
      [null, '95 % interval', rates[index].interval95 ? `${formatShare(rates[index].interval95.low)} to ${formatShare(rates[index].interval95.high)}` : '–'],
      ['volume', volumeName, formatVolume(volumes[index])],
    ],
  });
}

function plot(host, { labels, summary, data, series, bands, axes, scales, words }) {
  const canvas = element('div', { class: 'canvas', role: 'img', tabindex: '0', 'aria-label': `${summary} Arrow keys read the values.` });
  const tip = element('div', { class: 'tip', role: 'status', hidden: true });
  host.replaceChildren(canvas, tip);
  const last = labels.length - 1;
  const look = { stroke: color('muted'), font, ticks: { show: false } };
  const chart = new uPlot({
    width: Math.max(160, canvas.clientWidth),
    height: canvas.clientHeight,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    padding: [10, axes.length > 1 ? 0 : 16, 0, 0],
    scales: { x: { time: false, range: [-0.5, last + 0.5] }, ...scales },
    axes: [
      { ...look, grid: { show: false }, size: 30, splits: self => spread(labels, self.width), values: (self, at) => at.map(index => labels[index]) },
      ...axes.map(({ scale, format, size, side, incrs }, index) => ({
        ...look, scale, size, side: side ?? 3, incrs, grid: { show: index === 0, stroke: color('line'), width: 1 }, values: (self, at) => at.map(format),
      })),
    ],
    series: [{}, ...series],
    bands,
    hooks: { setCursor: [self => tell(self, canvas, tip, labels, words)] },
  }, [labels.map((_, index) => index), ...data], canvas);
  canvas.addEventListener('keydown', event => step(event, chart, last));
  canvas.addEventListener('blur', () => chart.setCursor({ left: -10, top: -10 }));
  const watch = new ResizeObserver(() => chart.setSize({ width: Math.max(160, canvas.clientWidth), height: canvas.clientHeight }));
  watch.observe(canvas);
  return () => {
    watch.disconnect();
    chart.destroy();
  };
}

/** As many labels as have room, the first among them; a character of theirs takes less than 7 pixels. */
function spread(labels, width) {
  const longest = Math.max(...labels.map(label => label.length)) * 6.6 + 12;
  const every = Math.max(1, Math.ceil(labels.length * longest / Math.max(1, width - 70)));
  return Array.from({ length: Math.floor((labels.length - 1) / every) + 1 }, (_, index) => index * every);
}

function tell(chart, canvas, tip, labels, words) {
  const { idx, left } = chart.cursor;
  tip.hidden = idx == null || left < 0;
  if (tip.hidden || tip.dataset.index === String(idx)) return;
  tip.dataset.index = String(idx);
  tip.replaceChildren(
    element('strong', {}, labels[idx]),
    ...words(idx).map(([swatch, name, value]) => element('span', {}, swatch && element('i', { class: `swatch ${swatch}` }), `${name} `, element('b', {}, value))));
  const place = chart.over.offsetLeft + chart.valToPos(idx, 'x');
  const isRight = place > canvas.clientWidth / 2;
  tip.style.left = isRight ? 'auto' : `${place + 14}px`;
  tip.style.right = isRight ? `${canvas.clientWidth - place + 14}px` : 'auto';
}

function step(event, chart, last) {
  const at = chart.cursor.left < 0 ? null : chart.cursor.idx;
  const to = {
    ArrowRight: at == null ? 0 : Math.min(last, at + 1),
    ArrowLeft: at == null ? last : Math.max(0, at - 1),
    Home: 0,
    End: last,
  }[event.key];
  if (to !== undefined) {
    chart.setCursor({ left: chart.valToPos(to, 'x'), top: 10 });
    event.preventDefault();
  } else if (event.key === 'Escape') {
    chart.setCursor({ left: -10, top: -10 });
  }
}

/**
 * Rows of bars: `{ name, parts: [{ from, to, color }], mark, low, high, value, more }`, all but the texts as shares of the track.
 */
export function bars(host, rows) {
  const place = (made, from, to) => {
    made.style.left = `${from * 100}%`;
    made.style.width = `${Math.max(0, to - from) * 100}%`;
    return made;
  };
  host.replaceChildren(element('ul', { class: 'bars' }, ...rows.map(row => element('li', {},
    element('span', { class: 'name' }, row.name),
    element('span', { class: 'track', 'aria-hidden': 'true' },
      ...row.parts.map(part => place(element('i', { class: `part ${part.color}` }), part.from, part.to)),
      row.low == null ? null : place(element('i', { class: 'whisker' }), row.low, row.high),
      row.mark == null ? null : place(element('i', { class: 'mark' }), row.mark, row.mark)),
    element('span', { class: 'value' }, row.value),
    element('span', { class: 'more' }, row.more)))));
  return () => {};
}

/** What the colours mean: `[color, text]`; without a colour a note. */
export const legend = entries =>
  element('ul', { class: 'legend' }, ...entries.map(([swatch, text]) => element('li', {}, swatch && element('i', { class: `swatch ${swatch}` }), text)));
