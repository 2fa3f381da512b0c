// The rows of the list, and those that came since but wait for the reader's word: nothing moves under the mouse.

export interface Row {
  id: string;
}

export interface Arrivals<R extends Row> {
  /** Newest first. */
  shown: readonly R[];
  /** Newest first. */
  waiting: readonly R[];
}

export function none<R extends Row>(): Arrivals<R> {
  return { shown: [], waiting: [] };
}

export function loaded<R extends Row>(rows: readonly R[]): Arrivals<R> {
  return { shown: rows, waiting: [] };
}

export function arrived<R extends Row>(list: Arrivals<R>, row: R): Arrivals<R> {
  if (knows(list, row)) return list;
  return { ...list, waiting: [row, ...list.waiting] };
}

/** The list was asked for again: what is not known yet waits, in the order of the answer. */
export function caughtUp<R extends Row>(list: Arrivals<R>, rows: readonly R[]): Arrivals<R> {
  if (list.shown.length === 0) return { shown: rows, waiting: list.waiting.filter((row) => !has(rows, row)) };
  const fresh = rows.slice(0, firstShown(list, rows)).filter((row) => !knows(list, row));
  return { ...list, waiting: [...fresh, ...list.waiting] };
}

export function older<R extends Row>(list: Arrivals<R>, rows: readonly R[]): Arrivals<R> {
  return { ...list, shown: [...list.shown, ...rows.filter((row) => !knows(list, row))] };
}

export function revealed<R extends Row>(list: Arrivals<R>): Arrivals<R> {
  return { shown: [...list.waiting, ...list.shown], waiting: [] };
}

// Rows behind one that is shown are older than it: they are not news.
function firstShown<R extends Row>(list: Arrivals<R>, rows: readonly R[]): number {
  const index = rows.findIndex((row) => has(list.shown, row));
  return index < 0 ? rows.length : index;
}

function knows<R extends Row>(list: Arrivals<R>, row: R): boolean {
  return has(list.shown, row) || has(list.waiting, row);
}

function has<R extends Row>(rows: readonly R[], row: R): boolean {
  return rows.some((other) => other.id === row.id);
}
