import { expect, test } from 'vitest';
import { arrived, caughtUp, loaded, none, older, revealed } from './arrivals';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ');

test('what arrives waits until the reader asks for it', () => {
  const list = arrived(arrived(loaded(rows('b', 'a')), { id: 'c' }), { id: 'd' });
  expect(ids(list.shown)).toBe('b a');
  expect(ids(list.waiting)).toBe('d c');
  expect(ids(revealed(list).shown)).toBe('d c b a');
  expect(revealed(list).waiting).toEqual([]);
});

test('a statement that is known already is not announced again', () => {
  const list = arrived(loaded(rows('b', 'a')), { id: 'b' });
  expect(list.waiting).toEqual([]);
  const twice = arrived(arrived(list, { id: 'c' }), { id: 'c' });
  expect(ids(twice.waiting)).toBe('c');
});

test('catching up announces what was posted meanwhile, newest first', () => {
  const list = caughtUp(arrived(loaded(rows('b', 'a')), { id: 'c' }), rows('d', 'c', 'b', 'a'));
  expect(ids(list.waiting)).toBe('d c');
});

test('catching up does not announce rows that are older than those shown', () => {
  const list = caughtUp(loaded(rows('c', 'b')), rows('d', 'c', 'b', 'a'));
  expect(ids(list.waiting)).toBe('d');
});

test('the first answer is shown at once, also when something arrived before it', () => {
  const list = caughtUp(arrived(none<{ id: string }>(), { id: 'c' }), rows('c', 'b'));
  expect(ids(list.shown)).toBe('c b');
  expect(list.waiting).toEqual([]);
});

test('older rows go to the end, each once', () => {
  expect(ids(older(loaded(rows('c', 'b')), rows('b', 'a')).shown)).toBe('c b a');
});
