// GraphiQL with the hub's own examples, and a place to sign in.
(() => {
  'use strict';
  const h = React.createElement;
  const at = (id) => document.getElementById(id);

  // A password gives a cookie, which no script can read and which other pages of the hub know too. A token that is given
  // here is kept in this page only: in the browser's storage it would outlive the person at the desk.
  let token = null;
  let signedIn = false;
  let socket = openSocket();

  function openSocket() {
    const address = new URL('/graphql', window.location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    // Without retries: repeating a subscription with the same `after` would repeat what was seen.
    return graphqlWs.createClient({
      url: address.href,
      retryAttempts: 0,
      connectionParams: () => (token ? { authorization: `Bearer ${token}` } : {}),
    });
  }

  const fetcher = GraphiQL.createFetcher({
    url: '/graphql',
    fetch: (address, options) => fetch(address, { ...options, headers: { ...bearer(), ...options.headers } }),
    // Always the socket of whoever is signed in now.
    wsClient: { subscribe: (...request) => socket.subscribe(...request) },
  });

  function bearer() {
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  function use(newToken, name) {
    token = newToken;
    signedIn = name !== null;
    socket.dispose();
    socket = openSocket();
    at('who').textContent = signedIn ? `Signed in as ${name}` : 'Not signed in';
    at('sign-out').hidden = !signedIn;
    at('sign-in').hidden = signedIn;
    at('sign-in').open = false;
    at('trouble').textContent = '';
    at('by-password').reset();
    at('by-token').reset();
  }

  async function signIn(username, password) {
    const answer = await fetch('/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ username, password, session: 'cookie' }),
    });
    if (!answer.ok) throw new Error(await refusal(answer));
    use(null, (await answer.json()).displayName);
  }

  // Whoever signed in on another page of the hub is signed in here too.
  async function greet() {
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: '{ viewer { name signedIn } }' }),
    });
    const viewer = answer.ok ? (await answer.json()).data?.viewer : null;
    if (viewer?.signedIn) use(null, viewer.name);
  }

  async function signOut() {
    if (!token) await fetch('/sign-out', { method: 'POST', redirect: 'manual' });
    use(null, null);
  }

  /** The hub's own words, which say what to do. */
  async function refusal(answer) {
    const told = await answer.json().catch(() => ({}));
    return told.message || `The hub could not sign you in (HTTP ${answer.status}).`;
  }

  at('by-password').addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    signIn(given.get('username'), given.get('password')).catch((error) => {
      at('trouble').textContent = error.message;
    });
  });
  at('by-token').addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(event.target).get('token');
    use(given.trim().replace(/^bearer\s+/i, ''), 'the holder of a token');
  });
  at('sign-out').addEventListener('click', signOut);

  const examplesIcon = () =>
    h('svg', { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, 'aria-hidden': true },
      h('path', { d: 'M8 5h12M8 12h12M8 19h12M3.5 5h.01M3.5 12h.01M3.5 19h.01', strokeLinecap: 'round' }));

  function plugin(examples) {
    const Examples = () => {
      const editors = GraphiQL.React.useEditorContext({ nonNull: true });
      const open = (example) => {
        editors.addTab();
        // The new tab is the active one only after it is drawn.
        setTimeout(() => editors.queryEditor.setValue(example.query));
      };
      return h('section', { className: 'examples' },
        h('h1', { className: 'graphiql-doc-explorer-title' }, 'Examples'),
        h('ol', null, examples.map((example) => h('li', { key: example.name },
          h('button', { type: 'button', onClick: () => open(example) }, example.title)))));
    };
    return { title: 'Examples', icon: examplesIcon, content: Examples };
  }

  async function start() {
    const examples = await (await fetch('/console/examples.json')).json();
    const menu = plugin(examples);
    const graphiql = h(GraphiQL, {
      fetcher,
      plugins: [menu],
      visiblePlugin: menu,
      defaultTabs: [{ query: examples[0].query }],
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
      inputValueDeprecation: true,
      schemaDescription: true,
    });
    ReactDOM.createRoot(at('console')).render(graphiql);
  }

  start();
  greet();
})();
