import type { Hours } from '../opening-hours.ts'
import { openOn } from '../opening-hours.ts'

/** What differs on one day. Times are HH:MM by the station's wall clock. */
export type Exception =
  | { at: 'opens-later'; time: string }
  | { at: 'closes-earlier'; time: string }
  | { at: 'closed' }
  /** This window is there only until then; it closes by its clerk's press, as on any day. */
  | { at: 'window-until'; window: string; time: string }

/** An exception for one day, YYYY-MM-DD. `reason`: for residents, '' = none. `by`: an account. */
export type DayException = { id: string; day: string; exception: Exception; reason: string; by: string }

/** As they stand in the ledger for ever. */
export type ExceptionEvent =
  | ({ type: 'exception-added'; exceptionId: string } & Omit<DayException, 'id'>)
  | { type: 'exception-withdrawn'; exceptionId: string; by: string }

/** Two of one kind for one day contradict each other: the newer one takes the place of the older. */
export const isAbout = (a: DayException, b: Omit<DayException, 'id'>): boolean =>
  a.day === b.day && subjectOf(a.exception) === subjectOf(b.exception)

/** What it changes: a later opening leaves an earlier closing as it is, a closed day leaves neither. */
const subjectOf = (exception: Exception): string =>
  exception.at === 'window-until' ? `window ${exception.window}` : exception.at

/** The hours with the exceptions of single days; the same object where there are none. */
export const hoursWith = (hours: Hours, exceptions: readonly DayException[]): Hours => {
  const ofTheStation = exceptions.filter(({ exception }) => exception.at !== 'window-until')
  if (ofTheStation.length === 0) return hours
  const days = [...new Set(ofTheStation.map(({ day }) => day))]
  return {
    ...hours,
    extraDays: [
      ...days.map((day) => ({
        day,
        open: ofTheStation
          .filter((each) => each.day === day)
          .reduce(
            (open, { exception }) => open.flatMap((interval) => clipped(interval, exception)),
            openOn(hours, Temporal.PlainDate.from(day)),
          ),
      })),
      ...hours.extraDays.filter(({ day }) => !days.includes(day)),
    ],
  }
}

type Interval = Hours['extraDays'][number]['open'][number]

/** What is left of an interval; HH:MM compare as text. */
const clipped = ({ from, to }: Interval, exception: Exception): readonly Interval[] => {
  switch (exception.at) {
    case 'opens-later':
      return kept({ from: exception.time > from ? exception.time : from, to })
    case 'closes-earlier':
      return kept({ from, to: exception.time < to ? exception.time : to })
    case 'closed':
      return []
    case 'window-until':
      return [{ from, to }]
  }
}

const kept = (interval: Interval): readonly Interval[] => (interval.from < interval.to ? [interval] : [])

/** Until when a window is there today, HH:MM; null where nothing differs. */
export const windowUntil = (
  exceptions: readonly DayException[],
  window: string,
  day: string,
): string | null => {
  const found = exceptions.find(
    (each) => each.day === day && each.exception.at === 'window-until' && each.exception.window === window,
  )
  return found?.exception.at === 'window-until' ? found.exception.time : null
}
