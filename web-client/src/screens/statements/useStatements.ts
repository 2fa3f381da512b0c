import { useCallback, useEffect, useState } from 'react';
import { listen, queries } from '../../app/hub';
import { LatestStatementsDocument, StatementPostedDocument, type StatementRowFragment } from '../../gql/generated';
import { type Connection, follow, type Live } from '../../lib/follow';
import { type Arrivals, arrived, caughtUp, none, older, revealed } from './arrivals';

const pageSize = 20;
// Milliseconds that a new subscription gets to stand before the list is asked for again, so that a statement posted
// between the two is in one of them.
const standing = 300;

export interface Statements {
  list: Arrivals<StatementRowFragment>;
  loaded: boolean;
  hasMore: boolean;
  /** Why the last question to the hub failed; null if it did not. */
  trouble: string | null;
  connection: Connection;
  reveal(): void;
  loadMore(): void;
  retry(): void;
}

interface Posted extends Live {
  statement: StatementRowFragment;
}

export function useStatements(): Statements {
  const [list, setList] = useState<Arrivals<StatementRowFragment>>(none);
  const [loaded, setLoaded] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [end, setEnd] = useState<{ cursor: string | null; hasMore: boolean } | null>(null);

  const ask = useCallback(async (after: string | null) => {
    const { data, error } = await queries.query(LatestStatementsDocument, { first: pageSize, after }).toPromise();
    if (!data) {
      setTrouble(error?.graphQLErrors[0]?.message ?? 'The hub cannot be reached.');
      return;
    }
    const { nodes, pageInfo } = data.statements;
    setTrouble(null);
    setLoaded(true);
    setList((known) => (after === null ? caughtUp(known, nodes) : older(known, nodes)));
    const next = { cursor: pageInfo.endCursor ?? null, hasMore: pageInfo.hasNextPage };
    // Catching up asks for the first page again: that says nothing about the end of what is shown.
    setEnd((known) => (after === null && known ? known : next));
  }, []);

  useEffect(() => {
    void ask(null);
    return follow<Posted>(
      (after, attempt) =>
        listen(StatementPostedDocument, { after }, { ...attempt, next: (data) => attempt.next(data.statementPosted) }),
      {
        event: ({ statement }) => setList((known) => arrived(known, statement)),
        connection: setConnection,
        gap: () => void setTimeout(() => void ask(null), standing),
      },
    );
  }, [ask]);

  return {
    list,
    loaded,
    hasMore: end?.hasMore ?? false,
    trouble,
    connection,
    reveal: () => setList(revealed),
    loadMore: () => void ask(end?.cursor ?? null),
    retry: () => void ask(null),
  };
}
