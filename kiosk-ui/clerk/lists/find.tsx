import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Sought } from './use-past.ts'
import { words } from './words.ts'
import { dayFrom } from '../../words/days.ts'

/** `today`: YYYY-MM-DD, '' before it is known. */
type Props = { sought: Sought; today: string; onSeek: (sought: Sought) => void }

/** As many as a person still has in mind; a number alone is found on any day. */
const DAYS = 31

/** A number, a 查询码, or what a scanner types and ends with Enter; of any day or of one. */
export function Find({ sought, today, onSeek }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <form
      class="lists-find"
      onSubmit={(event) => {
        event.preventDefault()
        const written = new FormData(event.currentTarget)
        onSeek({ q: text(written.get('q')), day: text(written.get('day')) })
        // What is scanned next replaces it.
        field.current?.select()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
      }}
    >
      <input
        ref={field}
        name="q"
        aria-label={words.findField}
        placeholder={words.findField}
        defaultValue={sought.q}
        maxLength={512}
        autocomplete="off"
      />
      <select
        name="day"
        aria-label={words.dayField}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      >
        <option value="">{words.anyDay}</option>
        {daysBefore(today).map((day) => (
          <option key={day} value={day} selected={day === sought.day}>
            {dayFrom(today, day)}
          </option>
        ))}
      </select>
    </form>
  )
}

function text(written: FormDataEntryValue | null): string {
  return typeof written === 'string' ? written.trim() : ''
}

function daysBefore(today: string): readonly string[] {
  if (today === '') return []
  const noon = Date.parse(`${today}T12:00:00Z`)
  return Array.from({ length: DAYS }, (_, before) =>
    new Date(noon - before * 86_400_000).toISOString().slice(0, 10),
  )
}
