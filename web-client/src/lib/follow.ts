// Follows a stream for as long as the page is open. After a lost socket it goes on behind the last event that arrived,
// so nothing is missed and nothing is shown twice.

export type Connection = 'connecting' | 'live' | 'reconnecting';

export interface Live {
  cursor: string;
}

/** What is told about one attempt: `opened` once the socket stands, then events, then exactly one end. */
export interface Attempt<T> {
  opened(): void;
  next(event: T): void;
  /** The hub refused to go on, for instance because `after` is older than what it keeps. */
  refused(): void;
  lost(): void;
}

/** Starts one attempt behind `after`, null meaning from now on; answers how to give it up. */
export type Subscribe<T> = (after: string | null, attempt: Attempt<T>) => () => void;

export interface Follower<T> {
  event(event: T): void;
  connection(state: Connection): void;
  /** Events before this moment may be missing: what is shown must be asked for again. */
  gap(): void;
}

export type Later = (act: () => void, milliseconds: number) => () => void;

const later: Later = (act, milliseconds) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};

/** One second, then twice as long each time, at most half a minute; up to a quarter less, so that not all come at once. */
export function pause(failures: number, chance: number): number {
  return Math.min(1000 * 2 ** failures, 30_000) * (1 - chance / 4);
}

export function follow<T extends Live>(subscribe: Subscribe<T>, follower: Follower<T>, wait: Later = later): () => void {
  let cursor: string | null = null;
  let failures = 0;
  // In a row, with no event between: a hub that takes the socket but refuses the stream is asked ever more rarely too.
  let refusals = 0;
  let stopped = false;
  let giveUp = () => {};

  const start = () => {
    let ended = false;
    const end = () => {
      if (ended || stopped) return;
      ended = true;
      follower.connection('reconnecting');
      giveUp = wait(start, pause(failures++, Math.random()));
    };
    const abandon = subscribe(cursor, {
      opened() {
        if (ended || stopped) return;
        failures = 0;
        follower.connection('live');
        if (cursor === null) follower.gap();
      },
      next(event) {
        if (ended || stopped) return;
        cursor = event.cursor;
        refusals = 0;
        follower.event(event);
      },
      refused() {
        cursor = null;
        failures = ++refusals;
        end();
      },
      lost: end,
    });
    if (!ended) giveUp = abandon;
  };

  follower.connection('connecting');
  start();
  return () => {
    stopped = true;
    giveUp();
  };
}
