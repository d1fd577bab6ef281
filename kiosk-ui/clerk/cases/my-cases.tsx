import { useEffect, useState } from 'preact/hooks'
import type { CaseLine, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { fullDate } from '../../words/days.ts'
import type { Clerk } from '../clerk.ts'
import { CaseOpen } from './case-open.tsx'
import { words } from './words.ts'

type Open = { at: 'asking' } | { at: 'list'; cases: readonly CaseLine[] }

/** Cases that are still open, by the day they are due: what is overdue stands first. */
export function MyCases({ clerk, onClose }: { clerk: Clerk; onClose: () => void }) {
  const [open, setOpen] = useState<Open>({ at: 'asking' })
  const [shown, show] = useState<CaseView | null>(null)

  async function read(): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases', { params: {} })
    if (reply.at === 'ok') setOpen({ at: 'list', cases: reply.value.cases })
  }
  async function look(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') show(reply.value.case)
  }
  useEffect(() => void read(), [])

  if (shown !== null)
    return (
      <CaseOpen
        clerk={clerk}
        view={shown}
        onChanged={show}
        onClose={() => {
          show(null)
          void read()
        }}
      />
    )
  const cases = open.at === 'list' ? open.cases : []
  const overdue = cases.filter(({ light }) => light === 'overdue').length
  return (
    <Panel title={words.mine} onClose={onClose} wide>
      <p class="cases-sum">{open.at === 'asking' ? words.opening : words.listNote(cases.length, overdue)}</p>
      <PanelScroll label={words.mine}>
        {open.at === 'list' && cases.length === 0 && <p>{words.none}</p>}
        <ol class="cases-list">
          {cases.map((line) => (
            <li key={line.id} data-light={line.light}>
              <TouchButton onPress={() => void look(line.id)}>
                <b>{line.number}</b>
                <span>
                  {line.item}
                  <small>{[line.name ?? '', words.states[line.state.at]].filter(Boolean).join('　')}</small>
                </span>
                <em>
                  {line.dueOn === null ? words.noDay : fullDate(line.dueOn)}
                  <small>{words.lights[line.light]}</small>
                </em>
              </TouchButton>
            </li>
          ))}
        </ol>
      </PanelScroll>
    </Panel>
  )
}
