// Figures of today, ready to draw: a share knows what it was counted from, and that it may be null.
import type { ApolloClient } from '@apollo/client';
import { ServiceLevelTodayDocument } from './gql/graphql.js';

export interface Point {
  queue: string;
  start: string;
  share: number | null;
  of: number;
  isRunning: boolean;
}

export async function serviceLevelToday(client: ApolloClient): Promise<Point[]> {
  const { data } = await client.query({ query: ServiceLevelTodayDocument, fetchPolicy: 'network-only' });
  return (data?.queueMetrics?.rows ?? []).map(({ key, bucket, metrics }) => ({
    queue: key.queue?.name ?? 'unknown',
    start: bucket?.startLocal ?? '',
    share: metrics.serviceLevel.value ?? null,
    of: metrics.serviceLevel.denominator,
    isRunning: bucket?.isPartial ?? false,
  }));
}
