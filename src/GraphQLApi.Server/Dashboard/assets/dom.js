/** An element with attributes (`class`, `hidden`, `on…` listeners, anything else) and children. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}

/** A table with a caption; the first cell of a row names it. Numbers stand to the right, the columns of `texts` to the left. */
export function table(caption, columns, rows, texts = []) {
  const side = index => ({ class: texts.includes(index) ? 'text' : null });
  const cell = (value, index) => index === 0
    ? element('th', { scope: 'row' }, value)
    : element('td', side(index), value);
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {},
      element('caption', { class: 'hidden' }, caption),
      element('thead', {}, element('tr', {}, ...columns.map((column, index) => element('th', { scope: 'col', ...side(index) }, column)))),
      element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(cell))))));
}
