import { Fragment, useRef } from 'react';
import type { StatementRowFragment } from '../../gql/generated';
import type { Connection } from '../../lib/follow';
import { dayOf } from '../../lib/dates';
import { purposeLabel } from './purpose';
import { type Statements, useStatements } from './useStatements';
import './statements.css';

export function StatementsScreen() {
  const statements = useStatements();
  const heading = useRef<HTMLHeadingElement>(null);
  const { list, loaded, trouble, connection } = statements;

  const reveal = () => {
    statements.reveal();
    // The button that was pressed is gone: keyboard and screen reader go on at the top of the list.
    heading.current?.focus();
  };

  return (
    <>
      <div className="title">
        <h1 ref={heading} tabIndex={-1}>
          Statements
        </h1>
        <ConnectionSign connection={connection} />
      </div>
      <p className="lead">Liaison statements are letters between standards bodies. The latest come first.</p>

      <div className="news" role="status">
        {list.waiting.length > 0 && (
          <button type="button" onClick={reveal}>
            {list.waiting.length} new - show
          </button>
        )}
      </div>

      {trouble && (
        <p className="trouble" role="alert">
          {trouble}{' '}
          <button type="button" onClick={statements.retry}>
            Try again
          </button>
        </p>
      )}
      {!loaded && !trouble && <p>Loading the latest statements ...</p>}
      {loaded && list.shown.length === 0 && <p>No statement has been posted yet. New ones are announced here.</p>}
      {list.shown.length > 0 && <StatementList statements={statements} />}
    </>
  );
}

function StatementList({ statements }: { statements: Statements }) {
  return (
    <>
      <ol className="statements" aria-label="Latest statements">
        {statements.list.shown.map((row) => (
          <StatementItem key={row.id} row={row} />
        ))}
      </ol>
      {statements.hasMore && (
        <button type="button" onClick={statements.loadMore}>
          Load more
        </button>
      )}
    </>
  );
}

function StatementItem({ row }: { row: StatementRowFragment }) {
  return (
    <li>
      <article aria-labelledby={row.id}>
        <p className="number">
          {row.number} <span className="purpose">{purposeLabel(row.purpose)}</span>
        </p>
        <h2 id={row.id}>{row.title ?? 'Without a title'}</h2>
        <p>
          <Bodies bodies={row.from} /> <span aria-label="to">→</span> <Bodies bodies={row.to} />
          {row.postedAt && (
            <>
              {' · '}
              <time dateTime={row.postedAt}>{dayOf(row.postedAt)}</time>
            </>
          )}
        </p>
        <p className="due">{row.dueSentence}</p>
      </article>
    </li>
  );
}

function Bodies({ bodies }: { bodies: StatementRowFragment['from'] }) {
  return (
    <>
      {bodies.map(({ label, name }, index) => (
        <Fragment key={label}>
          {index > 0 && ', '}
          <abbr title={name}>{label}</abbr>
        </Fragment>
      ))}
    </>
  );
}

const signs: Record<Connection, string> = {
  connecting: 'connecting',
  live: 'live',
  reconnecting: 'reconnecting',
};

function ConnectionSign({ connection }: { connection: Connection }) {
  return (
    <p className="connection" data-state={connection} role="status">
      {signs[connection]}
    </p>
  );
}
