import { expect, test } from 'vitest';
import { calendarDate, dayOf } from './dates';

test('a date without a time is the same date for every reader', () => {
  expect(calendarDate('2026-11-27', 'en-GB')).toBe('27 Nov 2026');
  expect(calendarDate('2026-01-01', 'en-GB')).toBe('1 Jan 2026');
});

test('an instant is shown as the day it is where the reader is', () => {
  expect(dayOf('2026-10-28T22:15:00Z', 'en-GB', 'UTC')).toBe('28 Oct 2026');
  expect(dayOf('2026-10-28T22:15:00Z', 'en-GB', 'Asia/Tokyo')).toBe('29 Oct 2026');
});
