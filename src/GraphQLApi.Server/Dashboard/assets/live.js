// Subscriptions over one WebSocket (graphql-transport-ws). A connection that breaks is opened again, each time a little later, and all
// subscriptions begin anew on it.
import { authorization } from './api.js';

const longestPause = 30_000;
// The server pings every half minute; twice that in silence is a dead line that nobody closed.
const longestSilence = 70_000;

export class Live {
  #subscriptions = new Map();
  #next = 1;
  #socket = null;
  #attempts = 0;
  #timer = 0;
  #silence = 0;
  #tell;

  /** `tell(state, secondsUntilNextAttempt)`: 'connecting', 'live', 'waiting' or 'refused'. */
  constructor(tell) {
    this.#tell = tell;
    addEventListener('online', () => this.reconnect());
    // A page in the background is throttled by the browser: look at once when it comes back.
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && this.#socket === null) this.reconnect();
    });
  }

  /** Calls `next(data)` for each event until the returned function is called; `end(errors)` when the server says that it is over. */
  subscribe(query, variables, next, end = () => {}) {
    const id = String(this.#next++);
    this.#subscriptions.set(id, { query, variables, next, end });
    if (this.#socket?.acknowledged) this.#send(id);
    else if (this.#socket === null) this.#open();
    return () => {
      if (this.#subscriptions.delete(id) && this.#socket?.acknowledged) this.#socket.send(JSON.stringify({ id, type: 'complete' }));
    };
  }

  /** Now, for instance because there is another key. */
  reconnect() {
    clearTimeout(this.#timer);
    this.#attempts = 0;
    if (this.#socket) this.#socket.onclose = null;
    this.#socket?.close(1000);
    this.#socket = null;
    this.#open();
  }

  #open() {
    // Whoever asks while the line waits for its next attempt opens it now, and only once.
    clearTimeout(this.#timer);
    this.#tell('connecting');
    const socket = new WebSocket(new URL('/graphql', location.href.replace(/^http/, 'ws')), 'graphql-transport-ws');
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: authorization() }));
    socket.onmessage = ({ data }) => this.#receive(socket, JSON.parse(data));
    socket.onclose = ({ code }) => this.#closed(code);
  }

  #receive(socket, message) {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => socket.close(4000, 'silence'), longestSilence);
    const subscription = this.#subscriptions.get(message.id);
    switch (message.type) {
      case 'connection_ack':
        socket.acknowledged = true;
        this.#attempts = 0;
        this.#tell('live');
        for (const id of this.#subscriptions.keys()) this.#send(id);
        break;
      case 'ping':
        socket.send(JSON.stringify({ type: 'pong' }));
        break;
      case 'next':
        if (message.payload.data) subscription?.next(message.payload.data);
        break;
      case 'error':
        this.#subscriptions.delete(message.id);
        subscription?.end(message.payload);
        break;
      case 'complete':
        this.#subscriptions.delete(message.id);
        subscription?.end([]);
        break;
      default: // pong
    }
  }

  #send(id) {
    const { query, variables } = this.#subscriptions.get(id);
    this.#socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
  }

  #closed(code) {
    clearTimeout(this.#silence);
    this.#socket = null;
    if (code === 4401 || code === 4403) {
      this.#tell('refused');
      return;
    }
    // Doubled each time, and spread: a server that comes back is not met by all pages in the same moment.
    const pause = Math.min(longestPause, 1000 * 2 ** this.#attempts++) * (0.75 + Math.random() / 2);
    this.#tell('waiting', Math.max(1, Math.round(pause / 1000)));
    this.#timer = setTimeout(() => this.#open(), pause);
  }
}
