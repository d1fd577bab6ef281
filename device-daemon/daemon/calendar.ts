import { isRealDay } from '#daemon/content/check/real-day.ts'
import { holidaysTodo } from '#daemon/content/published/holidays-todo.ts'
import { workingDayAfter } from '#daemon/domain/holidays.ts'
import { calendarRoutes } from '#daemon/http/routes/calendar.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { holidaysTodoWords } from '#daemon/http/words/todo/holidays.ts'
import type { Feature } from './feature.ts'
import { restingOn } from './resting-on.ts'

/** Public holidays and working days, by the notice of each year. */
export const calendar: Feature = ({ contents, station }) => {
  const tables = () => contents.published('station').hours.calendar?.tables ?? []
  return {
    routes: [
      {
        group: 'public',
        register: (app) =>
          calendarRoutes(app, {
            workingDay: (from, days) =>
              isRealDay(from) ? workingDayAfter(tables(), from, days) : { at: 'no-such-day' },
            tables: () =>
              tables().map(({ year, holidays, workdays }) => ({
                year,
                holidays: holidays.map(({ name, from, to }) => ({ name, from, to })),
                workdays: [...workdays],
              })),
          }),
      },
    ],
    todo: restingOn(
      () => [contents.published('station'), station.today()],
      (_published, today) => todoInWords(holidaysTodo(tables(), today), holidaysTodoWords),
    ),
  }
}
