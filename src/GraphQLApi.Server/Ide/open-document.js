// Runs before Banana Cake Pop. Two comforts that it does not bring: a link back to the examples, and a document that a link carries:
//   /graphql/#document=<text>&variables=<JSON>
// The part after # never reaches the server or its log. Banana Cake Pop asks for bcp-config.json before anything else and starts each new document
// from it; so the document is handed over there, and its own button opens it.
'use strict';
{
  const asked = new URLSearchParams(location.hash.slice(1));
  const text = asked.get('document');
  if (text !== null) {
    // Taken once: a reload shows what was made of it, not a second copy.
    history.replaceState(null, '', location.pathname + location.search);
    handOver(text, variablesOf(asked.get('variables')));
  }

  addEventListener('DOMContentLoaded', () => {
    const link = document.createElement('a');
    link.href = '/examples';
    link.textContent = 'Examples';
    link.id = 'examples-link';
    // Beside the editor's own status at the foot, where nothing of it stands.
    Object.assign(link.style, {
      position: 'fixed', bottom: '0', left: '50%', transform: 'translateX(-50%)', zIndex: '10', padding: '3px 10px',
      font: '12px/18px system-ui, sans-serif', color: '#0b3d66', background: '#c5e6ff', textDecoration: 'underline',
    });
    document.body.append(link);
  });

  function variablesOf(json) {
    try {
      return JSON.parse(json ?? '{}');
    } catch {
      return {}; // a link that was cut: the document still opens
    }
  }

  function handOver(text, variables) {
    const fetchOfBrowser = window.fetch;
    window.fetch = async (resource, options) => {
      const answer = await fetchOfBrowser.call(window, resource, options);
      if (!String(resource?.url ?? resource).endsWith('/bcp-config.json')) return answer;
      window.fetch = fetchOfBrowser;
      const preset = { ...await answer.json(), graphQLDocument: text, variables };
      whenReady(button => {
        button.click();
        // The document after this one starts empty again.
        setTimeout(() => { delete preset.graphQLDocument; delete preset.variables; }, 1000);
      });
      return { ok: true, json: async () => preset };
    };
  }

  /** The button that makes a new document: in the tab bar, or on the page of an editor without tabs. */
  function whenReady(press) {
    const find = () => document.querySelector('button[aria-label^="New Document"]')
      ?? [...document.querySelectorAll('#root button')].find(button => button.textContent.trim() === 'Create Document');
    const watch = new MutationObserver(() => {
      const button = find();
      if (!button) return;
      watch.disconnect();
      press(button);
    });
    watch.observe(document, { childList: true, subtree: true });
  }
}
