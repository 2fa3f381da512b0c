import { StatementsScreen } from '../screens/statements/StatementsScreen';

export function App() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the statements
      </a>
      <header className="bar">
        <a className="brand" href="/">
          Liaison Hub
        </a>
        <nav aria-label="Main">
          <a href="/statements" aria-current="page">
            Statements
          </a>
          <a href="/console">API console</a>
          <a href="/schema.graphql">Schema</a>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <StatementsScreen />
      </main>
    </>
  );
}
