// The two ways to the hub, both at /graphql: queries by HTTP, subscriptions by WebSocket.
import { Client, fetchExchange, stringifyDocument, type TypedDocumentNode } from '@urql/core';
import { createClient } from 'graphql-ws';
import type { Attempt } from '../lib/follow';

export const queries = new Client({ url: '/graphql', exchanges: [fetchExchange], preferGetMethod: false });

const socketAddress = new URL('/graphql', window.location.href);
socketAddress.protocol = socketAddress.protocol === 'https:' ? 'wss:' : 'ws:';

// No retries of its own: it would repeat the first `after`, and so the events that were already seen.
const streams = createClient({ url: socketAddress.href, retryAttempts: 0, keepAlive: 25_000 });

/** One attempt at a subscription; answers how to give it up. */
export function listen<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  attempt: Attempt<Data>,
): () => void {
  const forgetOpened = streams.on('connected', () => attempt.opened());
  const end = (how: () => void) => {
    forgetOpened();
    how();
  };
  const unsubscribe = streams.subscribe<Data>(
    { query: stringifyDocument(document), variables },
    {
      next(result) {
        if (result.data) attempt.next(result.data);
      },
      // Answers of the hub come as a list; anything else is the socket's.
      error: (trouble) => end(Array.isArray(trouble) ? attempt.refused : attempt.lost),
      complete: () => end(attempt.lost),
    },
  );
  return () => {
    forgetOpened();
    unsubscribe();
  };
}
