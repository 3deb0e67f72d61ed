// One morning of the demo that every client test asks about: 2026-03-02, 09:00 to 11:00 UTC.
import { query, startServer } from './server.mjs';

export const morning = { from: '2026-03-02T09:00:00Z', to: '2026-03-02T11:00:00Z' };

/** A demo server that has read the morning; `total` is its number of sessions. */
export async function startWithMorning() {
  const server = await startServer();
  const { body } = await query(
    server.url,
    'query Morning($from: DateTime!, $to: DateTime!) { sessions(first: 0, where: { startTime: { gte: $from, lt: $to } }) { totalCount coverage { complete } } }',
    morning);
  if (body.data?.sessions?.coverage.complete !== true) {
    await server.stop();
    throw new Error(`The morning could not be read: ${JSON.stringify(body)}`);
  }
  return { ...server, total: body.data.sessions.totalCount };
}
