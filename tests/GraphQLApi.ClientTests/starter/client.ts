// One client: queries over HTTP, live data over WebSocket, the key on both, pages that join.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { CloseCode, createClient } from 'graphql-ws';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'off';

export interface Options {
  /** Such as https://analytics.example.org/graphql. */
  url: string;
  /** Asked before each request and each connection, so that a new key holds at once. */
  key?: () => string | null;
  /** For the light that says whether what is on the screen is live. */
  onState?: (state: LiveState) => void;
}

export function connect({ url, key = () => null, onState = () => {} }: Options) {
  const authorization = (): Record<string, string> => {
    const value = key();
    return value === null ? {} : { authorization: `Bearer ${value}` };
  };
  let silence: ReturnType<typeof setTimeout> | undefined;
  const socket = createClient({
    url: url.replace(/^http/, 'ws'),
    connectionParams: authorization,
    // For ever, each time a little later, up to half a minute; a refused key is refused again.
    retryAttempts: Infinity,
    shouldRetry: reason => (reason as { code?: unknown }).code !== CloseCode.Forbidden,
    retryWait: retries => new Promise(resolve => setTimeout(resolve, Math.min(30_000, 1000 * 2 ** retries) * (0.75 + Math.random() / 2))),
    // A line that died without a word is noticed by a ping that stays without an answer.
    keepAlive: 20_000,
    on: {
      connecting: isRetry => onState(isRetry ? 'reconnecting' : 'connecting'),
      connected: () => onState('live'),
      closed: () => {
        clearTimeout(silence);
        onState('off');
      },
      ping: received => { if (!received) silence = setTimeout(() => socket.terminate(), 5000); },
      pong: received => { if (received) clearTimeout(silence); },
    },
  });
  const client = new ApolloClient({
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new SetContextLink(({ headers }) => ({ headers: { ...headers, ...authorization() } })).concat(new HttpLink({ uri: url })),
    ),
    cache: new InMemoryCache({
      // Keyed by what selects rows: another period is another list, another page the same one.
      typePolicies: { Query: { fields: { sessions: relayStylePagination(['where', 'order']) } } },
    }),
  });
  const stop = async (): Promise<void> => {
    client.stop();
    await socket.dispose();
  };
  return { client, stop };
}
