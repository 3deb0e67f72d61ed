// "What is cached": how much, how fresh, what is missing in the chosen time, and a way to read it.
import { ask } from './api.js';
import * as documents from './documents.js';
import { element } from './dom.js';
import { legend } from './drawing.js';
import { count, dateTime, duration } from './format.js';
import { trouble } from './panel.js';

const asked = ({ from, to, before }) => ({ from, to, before });
const seconds = gaps => gaps.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / 1000;

/** Seconds of the chosen time, and of that it is compared with, that nobody has read. */
const unread = ({ coverage, compared }) => seconds([...coverage.missing, ...compared.missing]);

// The newest minutes are read as they pass; nobody waits for them in front of a redrawing page.
const newest = 150;

export class Status {
  #section = document.getElementById('status');
  #live;
  #onRead;
  #stop = () => {};
  // What is said of a reading that runs, or of one that failed: the figures around it may be drawn anew meanwhile.
  #reading = null;
  #failure = '';

  /** `onRead` is called when missing time was read. */
  constructor(live, onRead) {
    this.#live = live;
    this.#onRead = onRead;
    this.#body.replaceChildren(element('div', { class: 'skeleton', 'aria-hidden': 'true' }));
  }

  get #body() {
    return this.#section.querySelector('.body');
  }

  async load(variables, signal) {
    try {
      const answer = await ask(documents.status, asked(variables), signal);
      this.#show(answer.serviceStatus, answer.coverage, variables);
      this.#follow(variables, signal, unread(answer));
      return answer.serviceStatus;
    } catch (error) {
      if (error.name === 'AbortError') return null;
      document.getElementById('fresh').textContent = '';
      this.#body.replaceChildren(trouble(error, this.#section));
      throw error;
    }
  }

  // Somebody else may be reading what is missing, and the demo fills itself: the figures follow; less and less often where nothing moves.
  #follow(variables, signal, missing, pause = 4000) {
    if (missing < newest) return;
    setTimeout(async () => {
      if (signal.aborted) return;
      const left = document.hidden ? missing : await ask(documents.status, asked(variables), signal).then(unread, () => missing);
      if (signal.aborted) return;
      if (left < missing) this.#onRead();
      else this.#follow(variables, signal, missing, Math.min(60_000, pause * 2));
    }, pause);
  }

  #show(status, coverage, { timeZone: zone, isToCome }) {
    document.getElementById('fresh').textContent = isToCome ? '' : coverage.asOf ? `oldest part read ${dateTime(coverage.asOf, zone)}` : 'nothing read yet';
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
    const known = isToCome ? [element('p', { class: 'said' }, 'The chosen time is still to come.')] : [
      strip(coverage, zone),
      legend([['held', 'read'], ['old', 'read a while ago, read again soon'], ['lost', 'not read yet'], ['full', 'more at the vendor']]),
      this.#missing(coverage, zone),
    ];
    this.#body.replaceChildren(
      ...known,
      element('dl', { class: 'facts' }, ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)))),
      upstream.lastError && !upstream.reachable ? element('p', { class: 'problem' }, upstream.lastError) : '');
  }

  #missing({ missing, complete }, zone) {
    const words = element('p', { class: 'said' });
    if (missing.length === 0) {
      words.textContent = complete ? 'The chosen time has been read completely.' : 'The chosen time has been read as far as the vendor allows.';
      return words;
    }
    const shown = missing.slice(0, 3).map(({ from, to }) => `${dateTime(from, zone)} – ${dateTime(to, zone)}`).join(', ');
    words.append(`${duration(seconds(missing))} of the chosen time has not been read yet: ${shown}${missing.length > 3 ? `, and ${missing.length - 3} more gaps` : ''}. `);
    words.append(this.#reading ?? element('button', { type: 'button', onclick: () => this.#read(missing) }, 'Read it now'));
    if (this.#failure) words.append(' ', element('span', { class: 'problem', role: 'alert' }, this.#failure));
    return words;
  }

  async #read(missing) {
    const bar = element('progress', { max: '1', value: '0', 'aria-label': 'Reading from the vendor' });
    const left = element('span', { class: 'muted' });
    this.#failure = '';
    this.#reading = element('span', { class: 'reading', role: 'status' }, 'Reading … ', bar, ' ', left);
    this.#section.querySelector('.said').replaceChildren(this.#reading);
    try {
      const { startBackfill: { job, errors } } = await ask(documents.backfill, { input: { from: missing[0].from, to: missing.at(-1).to } });
      if (errors?.length) throw Object.assign(new Error(errors[0].message), { code: errors[0].code });
      this.#stop();
      this.#stop = this.#live.subscribe(documents.progress, { job: job.id }, ({ syncProgress }) => {
        bar.value = syncProgress.progress;
        left.textContent = syncProgress.estimatedSecondsLeft == null ? '' : `${duration(syncProgress.estimatedSecondsLeft)} left`;
        if (syncProgress.state === 'FAILED') this.#failure = `The reading stopped: ${syncProgress.error?.message ?? 'see syncJobs'}`;
        if (syncProgress.state === 'CANCELLED') this.#failure = 'The reading was cancelled.';
      }, errors => this.#finish(errors[0]?.message));
    } catch (error) {
      this.#finish(`Not started. ${error.message} ${error.advice ?? ''}`);
    }
  }

  #finish(failure) {
    this.#reading = null;
    this.#failure = failure ?? this.#failure;
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
