import { useEffect, useState } from 'preact/hooks'
import type { CaseLine, CasesReply, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { fullDate } from '../../words/days.ts'
import type { Clerk } from '../clerk.ts'
import { CaseOpen } from './case-open.tsx'
import { words } from './words.ts'

/** Which of them: those that are open, those that are over, or the one with this number or code. */
type Which = { at: 'open' } | { at: 'over' } | { at: 'find'; text: string }
type Listed = { at: 'asking' } | { at: 'list'; cases: readonly CaseLine[]; before: string | null }

async function read({ api }: Clerk, which: Which, before: string | null): Promise<CasesReply | null> {
  const reply =
    which.at === 'open'
      ? await api.ask('GET /api/cases', { params: {} })
      : which.at === 'find'
        ? await api.ask('GET /api/cases?find=:find', { params: { find: which.text } })
        : before === null
          ? await api.ask('GET /api/cases?state=over', { params: {} })
          : await api.ask('GET /api/cases?state=over&before=:before', { params: { before } })
  return reply.at === 'ok' ? reply.value : null
}

/** Cases by the day they are due, what is overdue first; or those that are over, newest first. */
export function MyCases({ clerk, onClose }: { clerk: Clerk; onClose: () => void }) {
  const [which, choose] = useState<Which>({ at: 'open' })
  const [listed, list] = useState<Listed>({ at: 'asking' })
  const [shown, show] = useState<CaseView | null>(null)

  async function reread(): Promise<void> {
    const reply = await read(clerk, which, null)
    if (reply !== null) list({ at: 'list', cases: reply.cases, before: reply.before })
  }
  async function older(before: string): Promise<void> {
    const reply = await read(clerk, which, before)
    if (reply !== null && listed.at === 'list')
      list({ at: 'list', cases: [...listed.cases, ...reply.cases], before: reply.before })
  }
  async function look(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') show(reply.value.case)
  }
  useEffect(() => {
    list({ at: 'asking' })
    void reread()
  }, [which])

  if (shown !== null)
    return (
      <CaseOpen
        clerk={clerk}
        view={shown}
        onChanged={show}
        onClose={() => {
          show(null)
          void reread()
        }}
      />
    )
  const cases = listed.at === 'list' ? listed.cases : []
  return (
    <Panel title={words.mine} onClose={onClose} wide>
      <form
        class="cases-which"
        onSubmit={(event) => {
          event.preventDefault()
          const text = new FormData(event.currentTarget).get('find')
          if (typeof text === 'string' && text.trim() !== '') choose({ at: 'find', text: text.trim() })
        }}
      >
        {(['open', 'over'] as const).map((at) => (
          <TouchButton key={at} data-which={at} aria-pressed={which.at === at} onPress={() => choose({ at })}>
            {words.which[at]}
          </TouchButton>
        ))}
        <label>
          {words.which.find}
          <input name="find" maxLength={20} inputMode="numeric" autocomplete="off" />
        </label>
        <button type="submit">{words.which.look}</button>
      </form>
      <p class="cases-sum" role="status">
        {listed.at === 'asking' ? words.opening : noteOf(which, cases)}
      </p>
      <PanelScroll label={words.mine}>
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
        {listed.at === 'list' && listed.before !== null && (
          <TouchButton data-act="cases-older" onPress={() => void older(listed.before ?? '')}>
            {words.which.older}
          </TouchButton>
        )}
      </PanelScroll>
    </Panel>
  )
}

function noteOf({ at }: Which, cases: readonly CaseLine[]): string {
  if (at !== 'open') return cases.length === 0 ? words.which.none[at] : ''
  if (cases.length === 0) return words.none
  return words.listNote(cases.length, cases.filter(({ light }) => light === 'overdue').length)
}
