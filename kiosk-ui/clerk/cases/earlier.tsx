import { useEffect, useState } from 'preact/hooks'
import type { RevisitReason } from '#contract/case-changes.ts'
import type { CaseForm, CaseLine, CaseView, EarlierCasesReply } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { fullDate } from '../../words/dates.ts'
import type { Clerk } from '../clerk.ts'
import { isOpenAt } from './case-steps.ts'
import { words } from './words.ts'

/** The case that goes on, and why its person had to come again. */
export type Again = { view: CaseView; revisit: RevisitReason | null }

type Props = {
  clerk: Clerk
  form: CaseForm
  ticketId: string
  again: Again | null
  onAgain: (again: Again | null) => void
  /** The name on the card by which the ticket was taken. */
  onName: (name: string) => void
}

const REASONS: readonly RevisitReason[] = ['not-all-told', 'result-not-there', 'other']

/** Cases for which the person in hand may have come again: those that their card finds, and those of the same errand. */
export function Earlier({ clerk, form, ticketId, again, onAgain, onName }: Props) {
  const [known, show] = useState<EarlierCasesReply>({ name: null, byCard: [], open: [] })
  useEffect(() => {
    async function read(): Promise<void> {
      const params = { ticketId, itemSeq: String(form.seq) }
      const reply = await clerk.api.ask('GET /api/cases/earlier?ticketId=:ticketId&itemSeq=:itemSeq', {
        params,
      })
      if (reply.at !== 'ok') return
      show(reply.value)
      if (reply.value.name !== null) onName(reply.value.name)
    }
    void read()
  }, [form.seq, ticketId])
  async function choose(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') onAgain({ view: reply.value.case, revisit: null })
  }
  const own = known.byCard.filter(({ state }) => isOpenAt(state.at))
  const over = known.byCard.filter(({ state }) => !isOpenAt(state.at))
  if (own.length + over.length + known.open.length === 0) return null
  const line = (each: CaseLine, isOwn: boolean) => (
    <TouchButton
      key={each.id}
      data-case={each.id}
      aria-pressed={again?.view.id === each.id}
      onPress={() => void choose(each.id)}
    >
      {each.number} {isOwn ? each.item : each.name}
      <small>{words.states[each.state.at]}</small>
    </TouchButton>
  )
  return (
    <div class="case-earlier">
      <div role="group" aria-label={words.earlier}>
        <TouchButton aria-pressed={again === null} onPress={() => onAgain(null)}>
          {words.newOne}
        </TouchButton>
      </div>
      {own.length > 0 && (
        <>
          <p>{words.earlierByCard}</p>
          <div role="group" aria-label={words.earlierByCard}>
            {own.map((each) => line(each, true))}
          </div>
        </>
      )}
      {known.open.length > 0 && (
        <>
          <p>{words.earlier}</p>
          <div role="group" aria-label={words.earlier}>
            {known.open.map((each) => line(each, false))}
          </div>
        </>
      )}
      {over.length > 0 && (
        <p class="case-earlier-over">
          {words.earlierOver}：
          {over
            .map(({ number, item, state }) =>
              [number, item, words.states[state.at], fullDate(state.on)].join(' '),
            )
            .join('；')}
        </p>
      )}
      {again !== null && (
        <>
          <p>{words.whyAgain}</p>
          <div role="group" aria-label={words.whyAgain}>
            {REASONS.map((revisit) => (
              <TouchButton
                key={revisit}
                data-why={revisit}
                aria-pressed={again.revisit === revisit}
                onPress={() => onAgain({ ...again, revisit })}
              >
                {words.revisit[revisit]}
              </TouchButton>
            ))}
          </div>
        </>
      )}
    </div>
  )
}
