// Live data: a subscription goes on over every reconnection. What happened in between is asked for when the line is back.
import type { ApolloClient } from '@apollo/client';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { ReadAMonthDocument, WatchABackfillDocument } from './gql/graphql.js';
import { problemOf, type Problem } from './errors.js';

export type Progress = ResultOf<typeof WatchABackfillDocument>['syncProgress'];

/** Orders the reading of a period and tells how far it is, up to its end. */
export async function readPeriod(client: ApolloClient, from: string, to: string, tell: (progress: Progress) => void): Promise<Problem | null> {
  const { data } = await client.mutate({ mutation: ReadAMonthDocument, variables: { from, to } });
  const { job, errors } = data!.startBackfill; // an error of the request itself was thrown
  if (!job) return { action: 'correct', text: errors?.[0]?.message ?? 'The reading was not started.' };
  return new Promise(resolve => {
    client.subscribe({ query: WatchABackfillDocument, variables: { jobId: job.id } }).subscribe({
      next: result => {
        if (result.error) resolve(problemOf(result.error));
        else if (result.data) tell(result.data.syncProgress);
      },
      error: error => resolve(problemOf(error)),
      complete: () => resolve(null),
    });
  });
}
