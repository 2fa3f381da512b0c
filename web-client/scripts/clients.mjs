// Asks a hub through unmodified public clients and prints what they got, as JSON. Called by the server's specs:
//   node scripts/clients.mjs audits|graphql-ws|graphql-sse|urql|apollo http://localhost:8080/graphql [document]
import { setTimeout as pause } from 'node:timers/promises';

const [what, url, document] = process.argv.slice(2);
const oneMinute = 60_000;

const asks = {
  async audits() {
    const { auditServer } = await import('graphql-http');
    const results = await auditServer({ url });
    return Promise.all(results.map(told));
  },

  async 'graphql-ws'() {
    const { createClient } = await import('graphql-ws');
    const client = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    return events(client, () => client.dispose());
  },

  async 'graphql-sse'() {
    const { createClient } = await import('graphql-sse');
    const client = createClient({ url, retryAttempts: 0 });
    return events(client, () => client.dispose());
  },

  async urql() {
    const { Client, fetchExchange } = await import('@urql/core');
    const client = new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true });
    const { data, error } = await client.query(document, {}).toPromise();
    return { data, errors: error?.graphQLErrors };
  },

  // As its documentation sets it up: HTTP, sockets for subscriptions, and the handler for @defer.
  async apollo() {
    const { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } = await import('@apollo/client');
    const { Defer20220824Handler } = await import('@apollo/client/incremental');
    const { GraphQLWsLink } = await import('@apollo/client/link/subscriptions');
    const { createClient } = await import('graphql-ws');
    const socket = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const client = new ApolloClient({
      link: ApolloLink.split(
        ({ operationType }) => operationType === 'subscription',
        new GraphQLWsLink(socket),
        new HttpLink({ uri: url }),
      ),
      cache: new InMemoryCache(),
      incrementalHandler: new Defer20220824Handler(),
    });
    const query = gql(document);
    return document.startsWith('subscription')
      ? collect(client.subscribe({ query }), (results) => results.length === 3)
      : collect(client.watchQuery({ query, errorPolicy: 'all' }), (results) => results.at(-1).networkStatus >= 7 && !results.at(-1).loading);
  },
};

// What an Observable brings until that is enough, without the states in which nothing has come yet.
function collect(observable, enough) {
  return new Promise((resolve, reject) => {
    const results = [];
    observable.subscribe({
      next(result) {
        if (result.data || result.error) results.push(result);
        if (results.length > 0 && enough(results)) resolve(results.map(({ data, error }) => ({ data, errors: error?.errors })));
      },
      error: reject,
    });
  });
}

// Everything until the answer is complete, at most three events of a subscription.
async function events(client, dispose) {
  const got = [];
  for await (const result of client.iterate({ query: document })) {
    got.push(result);
    if (document.startsWith('subscription') && got.length === 3) break;
  }
  await dispose();
  return got;
}

async function told(result) {
  const text = result.status === 'ok' ? '' : `${result.reason} (HTTP ${result.response.status})`;
  return { id: result.id, name: result.name, status: result.status, reason: text };
}

const answer = await Promise.race([
  asks[what](),
  pause(oneMinute, undefined, { ref: false }).then(() => {
    throw new Error(`${what} did not finish in a minute`);
  }),
]);
console.log(JSON.stringify(answer));
process.exit(0);
