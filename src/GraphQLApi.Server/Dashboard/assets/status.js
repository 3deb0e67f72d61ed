// "What is cached": how much, how fresh, what is missing in the chosen time, and a way to read it.
import { ask } from './api.js';
import * as documents from './documents.js';
import { element } from './dom.js';
import { legend } from './drawing.js';
import { count, dateTime, duration } from './format.js';
import { problem } from './panel.js';

const seconds = gaps => gaps.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / 1000;

export class Status {
  #section = document.getElementById('status');
  #live;
  #onRead;
  #stop = () => {};
  #job = null;

  /** `onRead` is called when missing time was read. */
  constructor(live, onRead) {
    this.#live = live;
    this.#onRead = onRead;
    this.#body.replaceChildren(element('div', { class: 'skeleton', 'aria-hidden': 'true' }));
  }

  get #body() {
    return this.#section.querySelector('.body');
  }

  async load({ from, to, timeZone }, signal) {
    try {
      const { serviceStatus, coverage } = await ask(documents.status, { from, to }, signal);
      this.#show(serviceStatus, coverage, timeZone);
      return serviceStatus;
    } catch (error) {
      if (error.name === 'AbortError') return null;
      this.#body.replaceChildren(problem(error, () => this.#section.dispatchEvent(new Event('retry'))));
      throw error;
    }
  }

  #show(status, coverage, zone) {
    document.getElementById('fresh').textContent = coverage.asOf ? `oldest part read ${dateTime(coverage.asOf, zone)}` : 'nothing read yet';
    const { upstream } = status;
    const facts = [
      ['Sessions', count(status.sessions)],
      ['Conversations', count(status.conversations)],
      ['Oldest session', dateTime(status.oldestSession, zone)],
      ['Newest session', dateTime(status.newestSession, zone)],
      ['Vendor', upstream.reachable ? 'answers' : upstream.circuit === 'OPEN' ? 'does not answer; left alone for a moment' : 'does not answer'],
      ['Calls in the last minute', `${count(upstream.callsLastMinute)} of ${upstream.callsPerMinuteLimit === 0 ? 'unlimited' : count(upstream.callsPerMinuteLimit)}`],
      ['Last call that succeeded', dateTime(upstream.lastSuccessAt, zone)],
      ['Version', status.version],
    ];
    this.#body.replaceChildren(
      strip(coverage, zone),
      legend([['held', 'read'], ['old', 'read a while ago, read again soon'], ['lost', 'not read yet'], ['full', 'more at the vendor']]),
      this.#missing(coverage, zone),
      element('dl', { class: 'facts' }, ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
      upstream.lastError && !upstream.reachable ? element('p', { class: 'problem' }, upstream.lastError) : null ?? '');
  }

  #missing({ missing, complete }, zone) {
    const words = element('p', { class: 'said' });
    if (missing.length === 0) {
      words.textContent = complete ? 'The chosen time has been read completely.' : 'The chosen time has been read as far as the vendor allows.';
      return words;
    }
    const shown = missing.slice(0, 3).map(({ from, to }) => `${dateTime(from, zone)} – ${dateTime(to, zone)}`).join(', ');
    words.append(`${duration(seconds(missing))} of the chosen time has not been read yet: ${shown}${missing.length > 3 ? `, and ${missing.length - 3} more gaps` : ''}. `);
    const button = element('button', { type: 'button', onclick: () => this.#read(missing, words) }, 'Read it now');
    button.disabled = this.#job !== null;
    words.append(button);
    return words;
  }

  async #read(missing, words) {
    const tell = text => words.replaceChildren(text);
    const range = { from: missing[0].from, to: missing.at(-1).to };
    this.#job = range;
    try {
      const { startBackfill: { job, errors } } = await ask(documents.backfill, { input: range });
      if (errors?.length) throw Object.assign(new Error(errors[0].message), { code: errors[0].code });
      const bar = element('progress', { max: '1', value: '0', 'aria-label': 'Reading from the vendor' });
      const left = element('span', { class: 'muted' });
      words.replaceChildren('Reading … ', bar, ' ', left);
      this.#stop();
      this.#stop = this.#live.subscribe(documents.progress, { job: job.id }, ({ syncProgress }) => {
        bar.value = syncProgress.progress;
        left.textContent = syncProgress.estimatedSecondsLeft == null ? '' : `${duration(syncProgress.estimatedSecondsLeft)} left`;
        if (syncProgress.state === 'FAILED') tell(`The reading stopped: ${syncProgress.error?.message ?? 'see syncJobs'}`);
      }, () => this.#finish());
    } catch (error) {
      this.#job = null;
      tell(`Not started. ${error.message} ${error.advice ?? ''}`);
    }
  }

  #finish() {
    this.#job = null;
    this.#stop = () => {};
    this.#onRead();
  }
}

/** The chosen time as a line, by what is known of each part. */
function strip({ from, to, missing, stale, saturated }, zone) {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const share = instant => Math.min(1, Math.max(0, (Date.parse(instant) - start) / Math.max(1, end - start)));
  const parts = [['old', stale], ['full', saturated], ['lost', missing]].flatMap(([kind, gaps]) => gaps.map(gap => {
    const made = element('i', { class: kind, title: `${dateTime(gap.from, zone)} – ${dateTime(gap.to, zone)}` });
    made.style.left = `${share(gap.from) * 100}%`;
    made.style.width = `max(2px, ${(share(gap.to) - share(gap.from)) * 100}%)`;
    return made;
  }));
  const whole = (end - start) / 1000;
  const words = whole <= 0 ? 'No time chosen.' : `${Math.floor((1 - seconds(missing) / whole) * 100)} % of the chosen time has been read.`;
  return element('div', { class: 'coverage' },
    element('span', { class: 'muted' }, dateTime(from, zone)),
    element('div', { class: 'strip', role: 'img', 'aria-label': words }, ...parts),
    element('span', { class: 'muted' }, dateTime(to, zone)));
}
