// Dates always carry the month's name: 04/05 is read differently on two sides of the Atlantic.

/** The day of an instant, "2026-10-28T22:15:00Z", where the reader is. */
export function dayOf(instant: string, locale?: string, timeZone?: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  return day.format(new Date(instant));
}
