import { beforeEach, describe, expect, test } from 'vitest';
import { type Attempt, type Connection, follow, pause } from './follow';

interface Posted {
  cursor: string;
}

describe('following a stream', () => {
  let attempts: { after: string | null; attempt: Attempt<Posted>; abandoned: boolean }[];
  let waiting: (() => void)[];
  let pauses: number[];
  let seen: string[];
  let states: Connection[];
  let gaps: number;
  let stop: () => void;

  beforeEach(() => {
    attempts = [];
    waiting = [];
    pauses = [];
    seen = [];
    states = [];
    gaps = 0;
    stop = follow<Posted>(
      (after, attempt) => {
        const entry = { after, attempt, abandoned: false };
        attempts.push(entry);
        return () => {
          entry.abandoned = true;
        };
      },
      {
        event: (event) => seen.push(event.cursor),
        connection: (state) => states.push(state),
        gap: () => gaps++,
      },
      (act, milliseconds) => {
        waiting.push(act);
        pauses.push(milliseconds);
        return () => {
          waiting = [];
        };
      },
    );
  });

  const latest = () => attempts.at(-1)!;
  const reconnect = () => waiting.pop()!();

  test('goes on behind the last event after a lost socket', () => {
    latest().attempt.opened();
    latest().attempt.next({ cursor: 'c1' });
    latest().attempt.next({ cursor: 'c2' });
    latest().attempt.lost();
    reconnect();
    expect(latest().after).toBe('c2');
    expect(states).toEqual(['connecting', 'live', 'reconnecting']);
  });

  test('asks for the list again when it starts without a cursor, and only then', () => {
    latest().attempt.opened();
    expect(gaps).toBe(1);
    latest().attempt.next({ cursor: 'c1' });
    latest().attempt.lost();
    reconnect();
    latest().attempt.opened();
    expect(gaps).toBe(1);
  });

  test('starts afresh when the hub no longer keeps what came after the cursor', () => {
    latest().attempt.opened();
    latest().attempt.next({ cursor: 'old' });
    latest().attempt.lost();
    reconnect();
    latest().attempt.refused();
    reconnect();
    expect(latest().after).toBeNull();
    latest().attempt.opened();
    expect(gaps).toBe(2);
  });

  test('waits longer each time it is refused, although the socket stands', () => {
    for (let time = 0; time < 4; time++) {
      latest().attempt.opened();
      latest().attempt.refused();
      reconnect();
    }
    // Each pause is at most a quarter shorter than 2, 4, 8, 16 seconds.
    expect(pauses.map((length) => length > 1000)).toEqual([true, true, true, true]);
    expect(pauses[3]).toBeGreaterThanOrEqual(12_000);
  });

  test('waits only once when an attempt ends twice', () => {
    latest().attempt.lost();
    latest().attempt.lost();
    expect(waiting).toHaveLength(1);
  });

  test('hears nothing of an attempt that has ended', () => {
    const first = latest();
    first.attempt.lost();
    first.attempt.next({ cursor: 'late' });
    expect(seen).toEqual([]);
  });

  test('ends with the page', () => {
    stop();
    expect(latest().abandoned).toBe(true);
    latest().attempt.next({ cursor: 'c1' });
    latest().attempt.lost();
    expect(seen).toEqual([]);
    expect(waiting).toEqual([]);
  });
});

test.each([
  [0, 0, 1000],
  [1, 0, 2000],
  [1, 1, 1500],
  [4, 0, 16_000],
  [5, 0, 30_000],
  [60, 0, 30_000],
])('after %i failures and chance %d it waits %i ms', (failures, chance, expected) => {
  expect(pause(failures, chance)).toBe(expected);
});
