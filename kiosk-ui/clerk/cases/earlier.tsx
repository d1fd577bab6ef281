import { useEffect, useState } from 'preact/hooks'
import type { RevisitReason } from '#contract/case-changes.ts'
import type { CaseForm, CaseLine, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

/** The case that goes on, and why its person had to come again. */
export type Again = { view: CaseView; revisit: RevisitReason | null }

type Props = { clerk: Clerk; form: CaseForm; again: Again | null; onAgain: (again: Again | null) => void }

const REASONS: readonly RevisitReason[] = ['not-all-told', 'result-not-there', 'other']

/** Cases of the same errand whose person was told what is missing: one of them may stand here again. */
export function Earlier({ clerk, form, again, onAgain }: Props) {
  const [told, setTold] = useState<readonly CaseLine[]>([])
  useEffect(() => {
    async function read(): Promise<void> {
      const reply = await clerk.api.ask('GET /api/cases', { params: {} })
      if (reply.at !== 'ok') return
      setTold(reply.value.cases.filter(({ state, itemSeq }) => state.at === 'told' && itemSeq === form.seq))
    }
    void read()
  }, [form.seq])
  async function choose(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') onAgain({ view: reply.value.case, revisit: null })
  }
  if (told.length === 0) return null
  return (
    <div class="case-earlier">
      <p>{words.earlier}</p>
      <div role="group" aria-label={words.earlier}>
        <TouchButton aria-pressed={again === null} onPress={() => onAgain(null)}>
          {words.newOne}
        </TouchButton>
        {told.map(({ id, number, name }) => (
          <TouchButton key={id} aria-pressed={again?.view.id === id} onPress={() => void choose(id)}>
            {number} {name}
          </TouchButton>
        ))}
      </div>
      {again !== null && (
        <>
          <p>{words.whyAgain}</p>
          <div role="group" aria-label={words.whyAgain}>
            {REASONS.map((revisit) => (
              <TouchButton
                key={revisit}
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
