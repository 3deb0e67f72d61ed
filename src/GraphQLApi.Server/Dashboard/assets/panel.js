// One chart on the page, in each of its states: waiting, drawn, empty, failed.
import { ask, download, editorLink } from './api.js';
import { element, table } from './dom.js';
import { isLibraryHere } from './drawing.js';
import { duration } from './format.js';

export class Panel {
  #chart;
  #section;
  #badges = element('span', { class: 'badges' });
  #open = element('a', { target: '_blank', rel: 'noopener', class: 'action' }, 'Open as query');
  #csv = element('button', { type: 'button', class: 'action', onclick: () => this.#save() }, 'As CSV');
  #said = element('p', { class: 'said', role: 'status' });
  #body = element('div', { class: 'body' });
  #behind = element('details', { class: 'behind' });
  #finish = () => {};
  #variables = null;
  #drawn = null;

  constructor(section, chart) {
    this.#section = section;
    this.#chart = chart;
    const title = element('h2', { id: `${chart.id}-title` }, chart.title);
    this.#open.setAttribute('aria-label', `Open as query: ${chart.title}`);
    this.#csv.setAttribute('aria-label', `As CSV: ${chart.title}`);
    section.setAttribute('aria-labelledby', title.id);
    section.replaceChildren(
      element('header', {}, title, this.#badges, element('span', { class: 'actions' }, this.#open, this.#csv)),
      this.#said, this.#body, this.#behind);
    addEventListener('themechange', () => this.#draw());
    this.#behind.addEventListener('toggle', () => this.#fillTable());
    this.#wait();
  }

  /** Asks and draws; the result, or null where there is none to speak of. What was drawn before stays until then. */
  async load(variables, signal) {
    this.#variables = variables;
    const asked = this.#chart.variables(variables);
    this.#open.href = editorLink(this.#chart.query, asked);
    this.#section.setAttribute('aria-busy', 'true');
    try {
      const result = this.#chart.of(await ask(this.#chart.query, asked, signal));
      this.#drawn = { result, variables };
      this.#draw();
      return result;
    } catch (error) {
      if (error.name === 'AbortError') return null;
      this.#fail(error);
      throw error;
    } finally {
      if (!signal.aborted) this.#section.setAttribute('aria-busy', 'false');
    }
  }

  #wait() {
    this.#behind.hidden = true;
    this.#body.replaceChildren(element('div', { class: 'skeleton', 'aria-hidden': 'true' }));
  }

  #draw() {
    if (this.#drawn === null) return;
    const { result, variables } = this.#drawn;
    this.#finish();
    this.#finish = () => {};
    this.#judge(result);
    this.#behind.hidden = this.#chart.isEmpty(result);
    this.#behind.replaceChildren(element('summary', { 'aria-label': `Table: ${this.#chart.title}` }, 'Table'));
    this.#fillTable();
    if (this.#chart.isEmpty(result)) {
      this.#said.textContent = '';
      this.#body.replaceChildren(element('p', { class: 'nothing' }, nothing(result, variables)));
      return;
    }
    this.#said.textContent = this.#chart.summary(result, variables);
    if (this.#chart.needsLibrary && !isLibraryHere()) {
      this.#body.replaceChildren(element('p', { class: 'nothing' }, 'Without the chart library this figure is shown as a table only.'));
      this.#behind.open = true;
      return;
    }
    const host = element('div', { class: this.#chart.needsLibrary ? 'plot' : 'rows' });
    this.#body.replaceChildren(host);
    this.#finish = this.#chart.draw(host, result, variables);
  }

  // Built when somebody looks: a table behind each chart costs nothing until then.
  #fillTable() {
    if (!this.#behind.open || this.#drawn === null || this.#behind.children.length > 1) return;
    const { columns, rows } = this.#chart.table(this.#drawn.result, this.#drawn.variables);
    this.#behind.append(table(this.#chart.title, columns, rows));
  }

  #judge({ coverage, truncated }) {
    const badges = [];
    const lost = coverage.missing.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / 1000;
    if (lost > 0) badges.push(element('span', { class: 'badge warn', title: 'This part of the range has not been read from the vendor yet.' }, `incomplete: ${duration(lost)} not read`));
    if (coverage.saturated.length > 0) badges.push(element('span', { class: 'badge warn', title: 'The vendor holds more here than it lets anybody read.' }, 'more at the vendor'));
    if (truncated) badges.push(element('span', { class: 'badge', title: 'Only the largest groups are shown; totals count all.' }, 'not all shown'));
    for (const warning of coverage.warnings) badges.push(element('span', { class: 'badge', title: warning }, 'note'));
    this.#badges.replaceChildren(...badges);
  }

  #fail(error) {
    this.#finish();
    this.#finish = () => {};
    this.#drawn = null;
    this.#badges.replaceChildren();
    this.#said.textContent = '';
    this.#behind.hidden = true;
    this.#body.replaceChildren(trouble(error, this.#section));
  }

  async #save() {
    this.#csv.disabled = true;
    try {
      const isComplete = await download(this.#chart.id, this.#chart.query, this.#chart.variables(this.#variables), this.#variables.timeZone);
      this.#said.textContent = isComplete ? 'Saved.' : 'Saved; part of this time has not been read yet, so the table is incomplete.';
    } catch (error) {
      this.#said.textContent = `Not saved. ${error.message} ${error.advice ?? ''}`;
    } finally {
      this.#csv.disabled = false;
    }
  }
}

function nothing({ coverage }, { isToCome }) {
  if (isToCome) return 'This time is still to come.';
  if (coverage.complete) return 'Nothing happened in this time with these filters.';
  return 'Nothing is cached for this time with these filters. Part of it has not been read yet: see “What is cached”.';
}

/** What a panel says of an error; one that concerns the whole page is told once, above all panels. */
export const trouble = (error, section) => ['OFFLINE', 'AUTH_NOT_AUTHENTICATED'].includes(error.code)
  ? element('p', { class: 'nothing' }, 'No figures for the moment.')
  : problem(error, () => section.dispatchEvent(new Event('retry')));

/** An error by its code: what happened, what to do, and a way to try again. */
export const problem = (error, retry) => element('div', { class: 'problem', role: 'alert' },
  element('p', {}, element('strong', {}, error.message)),
  element('p', {}, error.advice ?? ''),
  element('p', {}, element('button', { type: 'button', onclick: retry }, 'Try again'), ' ', element('code', {}, error.code ?? error.name)));
