// Asks for a key where the server wants one.
import { key } from './api.js';
import { element } from './dom.js';

const place = document.getElementById('key-place');
const forget = document.getElementById('forget');

const show = () => { if (forget) forget.hidden = !key.get(); };
show();
key.onChange(show);
forget?.addEventListener('click', () => key.set(null));

/** Shows the form once; it goes when a key is entered. */
export function askForKey(why) {
  if (place.childElementCount > 0) return;
  const isRefused = key.get() !== null;
  const input = element('input', { type: 'password', id: 'key', autocomplete: 'off', required: true });
  const form = element('form', { class: 'key', 'aria-labelledby': 'key-title' },
    element('h2', { id: 'key-title' }, isRefused ? 'Your key is not accepted' : 'This service asks for a key'),
    element('p', {}, isRefused ? 'It may be mistyped, expired or revoked. Enter another one.' : why, ' It stays in this browser tab until you close it, and is sent to this server only.'),
    element('p', { class: 'actions' }, element('label', {}, 'API key ', input), element('button', { type: 'submit', class: 'primary' }, 'Use this key')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    place.replaceChildren();
    key.set(input.value.trim());
  });
  place.replaceChildren(form);
  input.focus();
}
