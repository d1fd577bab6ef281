/** A day on a notice: one of the calendar, or one that moves along with today, which only samples may have. */
export type PostedDay = { at: 'day'; day: string } | { at: 'today'; offset: number }

/** The calendar day, YYYY-MM-DD, that a posted day means on `today`. */
export function dayOn(posted: PostedDay, today: string): string {
  switch (posted.at) {
    case 'day':
      return posted.day
    case 'today':
      return Temporal.PlainDate.from(today).add({ days: posted.offset }).toString()
  }
}
