import { useState } from 'preact/hooks'
import type { DayExceptionKind } from '#contract/opening.ts'
import { newCommandId } from '../../link/command-id.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { AskedWords } from '../../staff/asked-words.tsx'
import { Panel } from '../../staff/panel.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import { useAsk } from '../../staff/use-ask.ts'
import { words as staffWords } from '../../staff/words.ts'
import type { Admin } from '../admin.ts'
import { words } from './words.ts'

type Props = { admin: Admin; today: string }

/** Days on which the station's hours differ: those that stand, and one more. */
export function Exceptions({ admin, today }: Props) {
  const { asked, ask } = useAsk()
  const [adds, setAdds] = useState<'no' | 'yes'>('no')
  const plan = admin.plan.value
  if (plan === null) return null
  const label = (id: string) => admin.station.value?.windows.find((window) => window.id === id)?.label ?? id
  const withdraw = (id: string) => {
    const body = { commandId: newCommandId() }
    void ask(
      () => admin.api.ask('POST /api/day/exceptions/:id/withdraw', { params: { id }, body }),
      (shown) => {
        admin.showPlan(shown)
        return ''
      },
    )
  }
  return (
    <section class="exceptions" aria-label={words.exceptions.title}>
      <h3>
        {words.exceptions.title}
        <TouchButton data-act="add-exception" onPress={() => setAdds('yes')}>
          {words.exceptions.add}
        </TouchButton>
      </h3>
      {plan.exceptions.length === 0 ? (
        <p>{words.exceptions.none}</p>
      ) : (
        <ul>
          {plan.exceptions.map((each) => (
            <li key={each.id}>
              <span>
                {staffWords.plan.said(each, today, label)} <small>{words.exceptions.by(each.by)}</small>
              </span>
              <SurelyButton words={words.exceptions.withdraw} onPress={() => withdraw(each.id)} />
            </li>
          ))}
        </ul>
      )}
      <AskedWords asked={asked} />
      {adds === 'yes' && <AddException admin={admin} today={today} onClose={() => setAdds('no')} />}
    </section>
  )
}

type Kind = DayExceptionKind['at']
const KINDS = ['closes-earlier', 'opens-later', 'closed', 'window-until'] as const

function AddException({ admin, today, onClose }: Props & { onClose: () => void }) {
  const { asked, ask } = useAsk()
  const [day, setDay] = useState(today)
  const [kind, setKind] = useState<Kind>('closes-earlier')
  const [time, setTime] = useState('16:00')
  const [window, setWindow] = useState(admin.station.value?.windows[0]?.id ?? '')
  const [reason, setReason] = useState('')

  function add(): void {
    const body = { commandId: newCommandId(), day, exception: exceptionOf(kind, time, window), reason }
    void ask(
      () => admin.api.ask('POST /api/day/exceptions', { params: {}, body }),
      (shown) => {
        admin.showPlan(shown)
        return words.exceptions.added
      },
    )
  }

  return (
    <Panel title={words.exceptions.form} onClose={onClose}>
      <form
        class="exception-form"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <label>
          {words.exceptions.day}
          <input
            type="date"
            required
            min={today}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </label>
        <fieldset>
          <legend>{words.exceptions.kind}</legend>
          {KINDS.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              {words.exceptions.kinds[each]}
            </label>
          ))}
        </fieldset>
        {kind === 'window-until' && (
          <label>
            {words.exceptions.window}
            <select value={window} onChange={(event) => setWindow(event.currentTarget.value)}>
              {admin.station.value?.windows.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        {kind !== 'closed' && (
          <label>
            {words.exceptions.time[kind]}
            <input
              type="time"
              required
              value={time}
              onInput={(event) => setTime(event.currentTarget.value)}
            />
          </label>
        )}
        <label>
          {words.exceptions.reason}
          <input maxLength={12} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <AskedWords asked={asked} />
        <button type="submit" class="go">
          {words.exceptions.forward}
        </button>
      </form>
    </Panel>
  )
}

function exceptionOf(kind: Kind, time: string, window: string): DayExceptionKind {
  switch (kind) {
    case 'closed':
      return { at: 'closed' }
    case 'window-until':
      return { at: 'window-until', window, time }
    case 'closes-earlier':
    case 'opens-later':
      return { at: kind, time }
  }
}
