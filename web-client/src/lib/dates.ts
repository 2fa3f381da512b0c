// Dates always carry the month's name: 04/05 is read differently on two sides of the Atlantic.

const day = (timeZone: string | undefined, locale: string | undefined) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });

/** A date without a time, "2026-11-27": it stays that date in every time zone. */
export function calendarDate(date: string, locale?: string): string {
  return day('UTC', locale).format(new Date(`${date}T00:00:00Z`));
}

/** The day of an instant, "2026-10-28T22:15:00Z", where the reader is. */
export function dayOf(instant: string, locale?: string, timeZone?: string): string {
  return day(timeZone, locale).format(new Date(instant));
}
