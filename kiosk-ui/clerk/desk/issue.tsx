import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { StaffTicket, WindowWork } from '#contract/clerk.ts'
import type { ErrandsReply } from '#contract/errand.ts'
import type { PriorityReason } from '#contract/ticket.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import type { Clerk } from '../clerk.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'

type Errand = ErrandsReply['errands'][number]
type Slip = { print: 'none' } | { kiosk: string }

/** In the order in which the regulation names them. */
const REASONS: readonly PriorityReason[] = ['老', '弱', '病', '残', '孕', '抱婴', '退役军人', '现役军人']

/** A number for a person who cannot use the kiosk: what for, whether they go first, on paper or told. */
export function Issue({ clerk, work, onClose }: { clerk: Clerk; work: WindowWork; onClose: () => void }) {
  const [typed, type] = useState('')
  const [errand, choose] = useState<Errand | null>(null)
  const [declared, declare] = useState<PriorityReason | null>(null)
  const [reason, giveReason] = useState<string | null>(null)
  const [given, give] = useState<StaffTicket | null>(null)
  const { errands, pickFirst } = useErrands(clerk, typed, choose)
  const refused = clerk.commands.doing.value.at === 'refused'

  async function issue(how: Slip & { serve?: true }): Promise<void> {
    const ticket = await clerk.press({
      act: 'issue',
      wish: {
        verb: 'issue',
        ...how,
        ...(errand && { itemSeq: errand.seq }),
        ...(declared && { declared }),
        ...(reason !== null && { reason }),
      },
    })
    if (ticket === null) return
    if (how.serve) onClose()
    else give(ticket)
  }

  if (given !== null) {
    return (
      <Panel title={words.issue.title} onClose={onClose}>
        <p class="issue-given">
          {words.issue.given} <b>{given.number}</b>
        </p>
        <div class="panel-acts">
          <TouchButton class="go" onPress={onClose}>
            {page.acts.issue}
          </TouchButton>
        </div>
      </Panel>
    )
  }
  return (
    <Panel title={words.issue.title} onClose={onClose} wide>
      <div class="issue">
        <label>
          {words.issue.errand}
          <input
            name="errand"
            value={typed}
            maxLength={60}
            autocomplete="off"
            autofocus
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) pickFirst(event.currentTarget.value)
            }}
          />
        </label>
        <div class="issue-choice" role="group" aria-label={words.issue.errand} data-choice="errand">
          <Choice on={errand === null} onPress={() => choose(null)}>
            {words.issue.none}
          </Choice>
          {[...(errand ? [errand] : []), ...errands.filter(({ seq }) => seq !== errand?.seq)].map((one) => (
            <Choice key={one.seq} on={errand?.seq === one.seq} onPress={() => choose(one)}>
              {one.title}
              {one.byClerkOnly && <small>{words.issue.byClerkOnly}</small>}
            </Choice>
          ))}
        </div>
        <p>{words.issue.priority}</p>
        <div class="issue-choice" role="group" aria-label={words.issue.priority} data-choice="priority">
          <Choice on={declared === null} onPress={() => declare(null)}>
            {words.issue.ordinary}
          </Choice>
          {REASONS.map((one) => (
            <Choice key={one} on={declared === one} onPress={() => declare(one)}>
              {one}
            </Choice>
          ))}
        </div>
        {(refused || reason !== null) && (
          <>
            <p>{words.issue.beyond}</p>
            <div class="issue-choice" role="group" aria-label={words.issue.beyond} data-choice="reason">
              {words.issue.beyondReasons.map((one) => (
                <Choice key={one} on={reason === one} onPress={() => giveReason(one)}>
                  {one}
                </Choice>
              ))}
            </div>
          </>
        )}
        <Refusal commands={clerk.commands} />
      </div>
      <div class="panel-acts">
        {work.printers.map((kiosk, index) => (
          <TouchButton
            key={kiosk}
            {...(index === 0 && { class: 'go' })}
            data-act="issue-print"
            onPress={() => void issue({ kiosk })}
          >
            <span>
              {words.issue.print}
              {work.printers.length > 1 && <small>{words.issue.kiosk(kiosk)}</small>}
            </span>
          </TouchButton>
        ))}
        <TouchButton data-act="issue-tell" onPress={() => void issue({ print: 'none' })}>
          {words.issue.tell}
        </TouchButton>
        <TouchButton
          data-act="issue-serve"
          disabled={work.current !== null}
          onPress={() => void issue({ print: 'none', serve: true })}
        >
          {words.serveNow}
        </TouchButton>
      </div>
    </Panel>
  )
}

type ChoiceProps = { on: boolean; onPress: () => void; children: ComponentChildren }

function Choice({ on, onPress, children }: ChoiceProps) {
  return (
    <TouchButton aria-pressed={on} onPress={onPress}>
      <span>{children}</span>
    </TouchButton>
  )
}

type Found = { q: string; errands: readonly Errand[] }

/**
 * What fits what is typed; the answer to the newest question only. `pickFirst`: takes the best, once it is known for what
 * stands there now, so that a fast hand never takes what fits half a word.
 */
function useErrands({ api }: Clerk, typed: string, choose: (errand: Errand) => void) {
  const [found, setFound] = useState<Found>({ q: '', errands: [] })
  const [picks, setPicks] = useState<string | null>(null)
  const q = typed.trim()
  useEffect(() => {
    let isNewest = true
    const look = async (): Promise<void> => {
      const reply = await api.ask('GET /api/errands?q=:q', { params: { q } })
      if (isNewest && reply.at === 'ok') setFound({ q, errands: reply.value.errands })
    }
    if (q === '') setFound({ q, errands: [] })
    else void look()
    return () => {
      isNewest = false
    }
  }, [q])
  useEffect(() => {
    if (picks === null || picks !== found.q) return
    setPicks(null)
    const [best] = found.errands
    if (best) choose(best)
  }, [picks, found])
  return { errands: found.errands, pickFirst: (written: string) => setPicks(written.trim()) }
}
