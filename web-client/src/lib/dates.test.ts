import { expect, test } from 'vitest';
import { dayOf } from './dates';

test('an instant is shown as the day it is where the reader is', () => {
  expect(dayOf('2026-10-28T22:15:00Z', 'en-GB', 'UTC')).toBe('28 Oct 2026');
  expect(dayOf('2026-10-28T22:15:00Z', 'en-GB', 'Asia/Tokyo')).toBe('29 Oct 2026');
});
