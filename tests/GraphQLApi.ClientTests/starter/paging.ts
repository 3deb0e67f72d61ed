// All rows of a period, a page at a time; the loop's body may stop it at any row.
import type { ApolloClient } from '@apollo/client';
import { PageThroughSessionsDocument } from './gql/graphql.js';

async function page(client: ApolloClient, from: string, to: string, after: string | null) {
  const { data } = await client.query({
    query: PageThroughSessionsDocument,
    variables: { from, to, after },
    fetchPolicy: 'no-cache', // rows that are read once need not stay in memory
  });
  return data!.sessions!; // an error was thrown
}

export type SessionRow = NonNullable<Awaited<ReturnType<typeof page>>['edges']>[number]['node'];

export async function* sessionsBetween(client: ApolloClient, from: string, to: string): AsyncGenerator<SessionRow> {
  let after: string | null = null;
  do {
    const { edges, pageInfo, coverage } = await page(client, from, to, after);
    if (!coverage.complete) console.warn('Part of this time has not been read yet; the rows are not all.');
    for (const { node } of edges ?? []) yield node;
    after = pageInfo.hasNextPage ? pageInfo.endCursor ?? null : null;
  } while (after !== null);
}
