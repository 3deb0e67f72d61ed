// "Right now": who is here, and what finished since the page was opened.
import { ask } from './api.js';
import * as documents from './documents.js';
import { element } from './dom.js';
import { clock, count, words } from './format.js';
import { Live } from './live.js';

const byId = id => document.getElementById(id);
const states = {
  connecting: () => 'Connecting',
  live: () => 'Live',
  waiting: seconds => `Reconnecting in ${seconds} s`,
  refused: () => 'Needs a key',
};
const day = 86_400_000;

export class Now {
  #live;
  #filters = null;
  #variables = null;
  #counts = { finished: 0, changed: 0 };
  #last = [];
  #since = Date.now();
  #stop = () => {};
  #asking = 0;
  #wasDown = false;
  #changed;
  #said = '';

  /** `onChange` is called when the sync brought something new, at most every five seconds. */
  constructor(onChange, onRefused) {
    this.#changed = onChange;
    this.#live = new Live((state, seconds) => {
      const pill = byId('live-state');
      // What happened while the line was down was told to nobody.
      if (state === 'waiting') this.#wasDown = true;
      else if (state === 'live' && this.#wasDown) {
        this.#wasDown = false;
        this.#askSoon();
      }
      pill.dataset.state = state;
      pill.textContent = states[state](seconds);
      if (state === 'refused') onRefused();
    });
    setInterval(() => { if (!document.hidden) this.#ask(); }, 30_000);
    setInterval(() => this.#say(), 20_000);
  }

  get live() {
    return this.#live;
  }

  /** Counts anew under these filters. */
  show(filters, variables) {
    const isSame = this.#filters?.queue === filters.queue && this.#filters?.channel === filters.channel;
    this.#filters = filters;
    this.#variables = variables;
    if (!isSame) {
      this.#stop();
      this.#counts = { finished: 0, changed: 0 };
      this.#since = Date.now();
      const stops = [
        this.#follow(documents.finished, {}, data => this.#finished(data.realtimeSession)),
        this.#follow(documents.changed, { queueId: filters.queue }, data => this.#moved(data.conversationChanged)),
      ];
      this.#stop = () => stops.forEach(stop => stop());
      this.#last = [];
    }
    document.querySelector('#live .since').textContent = `since ${clock(this.#since, filters.zone)}`;
    this.#list();
    this.#count();
    this.#ask();
  }

  /** Subscribes, and does so again where the server ended it: counters that stand still beside "Live" would be untrue. */
  #follow(query, variables, next) {
    let stop;
    let timer = 0;
    const begin = () => { stop = this.#live.subscribe(query, variables, next, () => { timer = setTimeout(begin, 10_000); }); };
    begin();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }

  #finished(session) {
    const { channel, queue, zone } = this.#filters;
    if (channel && session.channel !== channel) return;
    if (queue && !session.session?.queueVisits?.some(visit => visit.queue.queueId === queue)) return;
    this.#counts.finished++;
    this.#last = [session, ...this.#last.filter(known => known.sessionId !== session.sessionId)];
    this.#list();
    this.#count();
    this.#askSoon();
  }

  #list() {
    this.#last = this.#last.toSorted((left, right) => Date.parse(right.endTime) - Date.parse(left.endTime)).slice(0, 6);
    byId('feed').replaceChildren(...this.#last.map(session => element('li', {},
      element('time', { datetime: session.endTime }, clock(session.endTime, this.#filters.zone)), ' ',
      element('strong', {}, words(session.outcome ?? session.session?.outcome ?? session.status ?? 'Finished')), ' ',
      element('span', { class: 'muted' }, [session.channel, ...session.intents].filter(Boolean).join(' · ')))));
    if (this.#last.length === 0) byId('feed').replaceChildren(element('li', { class: 'empty' }, 'Sessions appear here the moment they finish.'));
  }

  #moved(conversation) {
    if (this.#filters.channel && conversation.channel !== this.#filters.channel) return;
    this.#counts.changed++;
    this.#count();
    this.#askSoon();
  }

  #count() {
    byId('finished').textContent = count(this.#counts.finished);
    byId('changed').textContent = count(this.#counts.changed);
  }

  #askSoon() {
    if (this.#asking) return;
    this.#asking = setTimeout(() => {
      this.#asking = 0;
      this.#ask();
      this.#changed();
    }, 5000);
  }

  async #ask() {
    if (this.#variables === null) return;
    const filters = this.#filters;
    const { sessions, visits } = this.#variables;
    const since = new Date(Date.now() - day).toISOString();
    try {
      const data = await ask(documents.now, {
        open: { ...sessions, startTime: { gte: since }, outcome: { eq: 'IN_PROGRESS' } },
        waiting: { ...visits, enterTime: { gte: since }, exitReason: { eq: 'WAITING' } },
        ended: { ...sessions, startTime: { gte: since }, outcome: { neq: 'IN_PROGRESS' }, endTime: { neq: null } },
      });
      if (filters !== this.#filters) return;
      byId('in-progress').textContent = count(data.sessions.totalCount);
      byId('waiting').textContent = count(data.queueVisits.totalCount);
      const known = new Set(data.ended.nodes.map(session => session.sessionId));
      this.#last = [...data.ended.nodes, ...this.#last.filter(session => !known.has(session.sessionId))];
      this.#list();
    } catch {
      // The charts say what is wrong, in full; here a dash is enough.
      byId('in-progress').textContent = byId('waiting').textContent = '–';
    }
  }

  // Counters that speak at each change would never be silent: one sentence, when it is another than before.
  #say() {
    const said = `${byId('in-progress').textContent} sessions in progress, ${byId('waiting').textContent} waiting, ${byId('finished').textContent} finished.`;
    if (said !== this.#said) byId('live-words').textContent = said;
    this.#said = said;
  }
}
