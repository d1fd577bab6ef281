import type { HolidaysReply } from '#contract/calendar.ts'
import type { Hours } from './documents.ts'
import { words } from './words.ts'

type Table = Pick<HolidaysReply['tables'][number], 'holidays' | 'workdays'>
type Props = {
  year: number
  table: Table | undefined
  hours: Hours
  /** Of Monday to Sunday. */
  isOpen: readonly boolean[]
}

type Mark = { is: 'holiday' | 'work' | 'closed' | 'own'; words: string }

/** Twelve small months, each day that is not like its weekday marked. */
export function YearView({ year, table, hours, isOpen }: Props) {
  return (
    <div class="year-view">
      {Array.from({ length: 12 }, (_, i) => (
        <Month
          key={i}
          year={year}
          month={i + 1}
          isOpen={isOpen}
          markOf={(day) => markOf(day, table, hours)}
        />
      ))}
    </div>
  )
}

function markOf(day: string, table: Table | undefined, { closedDays, extraDays }: Hours): Mark | null {
  const { legend } = words.holidays
  if (extraDays.some((extra) => extra.day === day)) return { is: 'own', words: legend.own }
  if (closedDays.includes(day)) return { is: 'closed', words: legend.closed }
  const holiday = table?.holidays.find(({ from, to }) => from !== '' && from <= day && day <= to)
  if (holiday) return { is: 'holiday', words: holiday.name }
  return table?.workdays.includes(day) ? { is: 'work', words: legend.work } : null
}

type MonthProps = Pick<Props, 'year' | 'isOpen'> & { month: number; markOf: (day: string) => Mark | null }

function Month({ year, month, isOpen, markOf: mark }: MonthProps) {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = (first.getUTCDay() + 6) % 7
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i) => i - before + 1)
  const weeks = Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(w * 7, w * 7 + 7))
  return (
    <table class="month">
      <caption>{words.holidays.month(month)}</caption>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date, i) => {
              if (date < 1 || date > length) return <td key={date} />
              const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
              const marked = mark(day)
              return (
                <td
                  key={date}
                  data-is={marked?.is}
                  data-off={isOpen[i] ? undefined : ''}
                  title={marked?.words}
                  aria-label={marked ? `${date} ${marked.words}` : undefined}
                >
                  {date}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
