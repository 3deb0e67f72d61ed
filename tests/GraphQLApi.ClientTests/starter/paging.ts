// All rows of a period, a page at a time; the loop's body may stop it at any row.
import type { ApolloClient } from '@apollo/client';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { PageThroughSessionsDocument } from './gql/graphql.js';

export type SessionRow = NonNullable<NonNullable<ResultOf<typeof PageThroughSessionsDocument>['sessions']>['edges']>[number]['node'];

export async function* sessionsBetween(client: ApolloClient, from: string, to: string): AsyncGenerator<SessionRow> {
  for (let after: string | null = null; ;) {
    const { data }: { data?: ResultOf<typeof PageThroughSessionsDocument> | undefined } = await client.query({
      query: PageThroughSessionsDocument,
      variables: { from, to, after },
      fetchPolicy: 'no-cache', // rows that are read once need not stay in memory
    });
    const page = data?.sessions;
    if (!page) return;
    if (!page.coverage.complete) console.warn('Part of this time has not been read yet; the rows are not all.');
    for (const { node } of page.edges ?? []) yield node;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor ?? null;
  }
}
