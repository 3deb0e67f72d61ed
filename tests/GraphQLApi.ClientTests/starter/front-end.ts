// What a front end writes on top of the generated documents: variables, nullability and enums are known to the compiler.
import type { ResultOf, VariablesOf } from '@graphql-typed-document-node/core';
import { HowContactsEndedDocument, LatestSessionsDocument } from './gql/graphql.js';

type Session = NonNullable<NonNullable<NonNullable<ResultOf<typeof LatestSessionsDocument>['sessions']>['nodes']>[number]>;

export const label = (session: Session): string =>
  session.outcome === 'AGENT_HANDLED' ? `taken over by a person after ${session.durationSeconds ?? 0} s` : session.outcome;

// @ts-expect-error an outcome that does not exist
export const misspelt = (session: Session): boolean => session.outcome === 'AGENT_HANDELD';

export const day: VariablesOf<typeof HowContactsEndedDocument> = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' };

// @ts-expect-error both bounds are required
export const half: VariablesOf<typeof HowContactsEndedDocument> = { from: '2026-03-02T00:00:00Z' };
