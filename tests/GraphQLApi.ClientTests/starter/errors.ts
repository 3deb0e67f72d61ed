// What went wrong, by its code: the text may change between versions, the code does not (README, "Errors").
import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

export type Action = 'signIn' | 'askForAccess' | 'correct' | 'askForLess' | 'tryLater' | 'report';

export interface Problem {
  action: Action;
  text: string;
}

const actions: Record<string, Action> = {
  AUTH_NOT_AUTHENTICATED: 'signIn',
  AUTH_NOT_AUTHORIZED: 'askForAccess',
  BAD_USER_INPUT: 'correct',
  RANGE_INVALID: 'correct',
  TIME_ZONE_UNKNOWN: 'correct',
  PAGINATION_LIMIT: 'askForLess',
  COST_EXCEEDED: 'askForLess',
  REQUEST_TIMED_OUT: 'askForLess',
  PAGINATION_CURSOR_INVALID: 'correct',
  RATE_LIMITED: 'tryLater',
  SUBSCRIBER_TOO_SLOW: 'tryLater',
  UPSTREAM_UNAVAILABLE: 'tryLater',
  UPSTREAM_RATE_LIMITED: 'tryLater',
};

export function problemOf(error: unknown): Problem {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    return { action: actions[String(first?.extensions?.['code'])] ?? 'report', text: first?.message ?? error.message };
  }
  // Over WebSocket a refused key closes the line, and the link tells the code in words.
  if ((ServerError.is(error) && error.statusCode === 401) || (error instanceof Error && / event 440[13]\b/.test(error.message)))
    return { action: 'signIn', text: 'The key is missing, unknown or expired.' };
  return { action: 'tryLater', text: 'The service cannot be reached.' };
}
