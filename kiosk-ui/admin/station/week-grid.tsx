import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { type Bound, fieldId } from '../editing/bound.ts'
import type { Interval, Week } from './documents.ts'
import { ALL_DAYS, type Days, daysOf, timeOf, weekOf } from './week.ts'
import { words } from './words.ts'

/** Morning, afternoon, evening. */
const INTERVALS_MAX = 3
const FIRST: Interval = { from: '08:30', to: '11:30' }
const NEXT: Interval = { from: '14:00', to: '17:00' }

/** Seven days, each with the times at which the station is open. */
export function WeekGrid({ of }: { of: Bound<Week> }) {
  const days = daysOf(of.value)
  const put = (day: number, change: (open: readonly Interval[], all: Days) => readonly Interval[]): void =>
    of.change((before) => {
      const all = daysOf(before)
      return weekOf(all.map((open, i) => (i === day - 1 ? change(open, all) : open)))
    })
  const field = words.hours
  return (
    <table class="week-grid" id={fieldId(of.path)} tabIndex={-1}>
      <caption>{field.grid}</caption>
      <tbody>
        {ALL_DAYS.map((day) => {
          const open = days[day - 1] ?? []
          const name = words.weekday(day)
          return (
            <tr key={day} data-closed={open.length === 0 ? '' : undefined}>
              <th scope="row">{name}</th>
              <td>
                {open.length === 0 && <span class="week-closed">{field.closed}</span>}
                {open.map(({ from, to }, i) => (
                  <span class="week-span" key={i}>
                    <Time
                      label={field.from(name, i + 1)}
                      value={from}
                      onTime={(time) => put(day, (all) => all.with(i, { from: time, to }))}
                    />
                    <span aria-hidden="true">–</span>
                    <Time
                      label={field.to(name, i + 1)}
                      value={to}
                      onTime={(time) => put(day, (all) => all.with(i, { from, to: time }))}
                    />
                    <TouchButton
                      class="week-drop"
                      aria-label={field.removeOf(name, i + 1)}
                      onPress={() => put(day, (all) => all.toSpliced(i, 1))}
                    >
                      ×
                    </TouchButton>
                  </span>
                ))}
              </td>
              <td class="week-acts">
                {open.length < INTERVALS_MAX && (
                  <TouchButton
                    aria-label={field.addTo(name)}
                    onPress={() => put(day, (all) => [...all, all.length === 0 ? FIRST : NEXT])}
                  >
                    {field.add}
                  </TouchButton>
                )}
                {day > 1 && (
                  <TouchButton
                    aria-label={field.asBeforeOf(name)}
                    onPress={() => put(day, (_open, all) => all[day - 2] ?? [])}
                  >
                    {field.asBefore}
                  </TouchButton>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What is being typed stands until the field is left, however often the form is drawn anew meanwhile. */
function Time({ label, value, onTime }: { label: string; value: string; onTime: (time: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <input
      class="week-time"
      type="text"
      inputMode="numeric"
      autocomplete="off"
      aria-label={label}
      value={typed ?? value}
      maxLength={5}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onChange={({ currentTarget }) => {
        setTyped(null)
        onTime(timeOf(currentTarget.value))
      }}
    />
  )
}
