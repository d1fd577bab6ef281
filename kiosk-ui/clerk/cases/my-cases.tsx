import { useEffect, useState } from 'preact/hooks'
import type { CaseLight, CaseLine, CasesReply, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { fullDate } from '../../words/dates.ts'
import type { Clerk } from '../clerk.ts'
import { Tally } from '../agency/tally.tsx'
import { words as agencyWords } from '../agency/words.ts'
import { CaseOpen } from './case-open.tsx'
import { CaseSheet } from './case-sheet.tsx'
import { ListA4 } from './list-a4.tsx'
import { hasResult, morningGroups, peopleOf, resultGroups } from './morning.ts'
import { words } from './words.ts'

/** Which of them: those that are open, of these the ones with a result, those that are over, or the one with this number or code. */
type Which =
  | { at: 'open' }
  | { at: 'results' }
  | { at: 'over' }
  | { at: 'agency' }
  | { at: 'find'; text: string }
type Listed = { at: 'asking' } | { at: 'list'; cases: readonly CaseLine[]; before: string | null }

async function read({ api }: Clerk, which: Which, before: string | null): Promise<CasesReply | null> {
  if (which.at === 'agency') {
    const reply = await api.ask('GET /api/agency', { params: {} })
    return reply.at === 'ok' ? { ...reply.value, before: null } : null
  }
  const reply =
    which.at === 'open' || which.at === 'results'
      ? await api.ask('GET /api/cases', { params: {} })
      : which.at === 'find'
        ? await api.ask('GET /api/cases?find=:find', { params: { find: which.text } })
        : before === null
          ? await api.ask('GET /api/cases?state=over', { params: {} })
          : await api.ask('GET /api/cases?state=over&before=:before', { params: { before } })
  return reply.at === 'ok' ? reply.value : null
}

type Props = { clerk: Clerk; open: string | null; onClose: () => void }

/** Cases by the day they are due, what is overdue first; or those that are over, newest first. */
export function MyCases({ clerk, open, onClose }: Props) {
  const [which, choose] = useState<Which>({ at: 'open' })
  const [listed, list] = useState<Listed>({ at: 'asking' })
  const [shown, show] = useState<CaseView | null>(null)
  const [person, only] = useState<string | null>(null)
  const [paper, print] = useState<'none' | 'morning' | 'results'>('none')
  const [isOpening, begin] = useState(false)

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
    if (open !== null) void look(open)
  }, [open])
  useEffect(() => {
    list({ at: 'asking' })
    void reread()
  }, [which])

  if (shown !== null)
    return (
      <CaseOpen
        clerk={clerk}
        who="clerk"
        view={shown}
        onChanged={show}
        onClose={() => {
          show(null)
          void reread()
        }}
      />
    )
  if (isOpening)
    return (
      <CaseSheet
        clerk={clerk}
        from={{ at: 'nothing' }}
        onClose={() => {
          begin(false)
          void reread()
        }}
      />
    )
  const known = listed.at === 'list' ? listed.cases : []
  const all = which.at === 'results' ? known.filter(hasResult) : known
  const people = which.at === 'open' ? peopleOf(all) : []
  const cases = person === null || people.length < 2 ? all : all.filter(({ by }) => by === person)
  if (paper !== 'none') {
    const isMorning = paper === 'morning'
    const today = clerk.clock.wall.value?.day
    return (
      <ListA4
        key={paper}
        title={isMorning ? words.list.morningTitle : words.list.resultsTitle}
        about={[clerk.station.value?.name, today && fullDate(today)].filter(Boolean).join('　')}
        note={isMorning ? words.list.morningNote : words.list.resultsNote}
        columns={isMorning ? words.list.columns : words.list.resultsColumns}
        groups={isMorning ? morningGroups(cases) : resultGroups(cases)}
        onClose={() => print('none')}
      />
    )
  }
  return (
    <Panel title={words.mine} onClose={onClose} wide>
      <form
        class="cases-which record-choices"
        onSubmit={(event) => {
          event.preventDefault()
          const text = new FormData(event.currentTarget).get('find')
          if (typeof text === 'string' && text.trim() !== '') choose({ at: 'find', text: text.trim() })
        }}
      >
        {(['open', 'results', 'agency', 'over'] as const).map((at) => (
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
      {people.length > 1 && (
        <div class="cases-people record-choices" role="group" aria-label={words.list.everybody}>
          <TouchButton aria-pressed={person === null} onPress={() => only(null)}>
            {words.list.everybody}
          </TouchButton>
          {people.map(({ name, count, late }) => (
            <TouchButton key={name} aria-pressed={person === name} onPress={() => only(name)}>
              {words.list.person(name, count, late)}
            </TouchButton>
          ))}
        </div>
      )}
      <PanelScroll label={words.mine}>
        {which.at === 'agency' && <Tally clerk={clerk} />}
        <ol class="cases-list record-list">
          {cases.map((line) => (
            <li key={line.id} data-light={lightOf(which, line)}>
              <TouchButton onPress={() => void look(line.id)}>
                <b>{line.number}</b>
                <span>
                  {line.item}
                  <small>
                    {[line.name ?? '', words.states[line.state.at], carriedBy(line)]
                      .filter(Boolean)
                      .join('　')}
                  </small>
                </span>
                <em>
                  {whenOf(which, line)}
                  <small>{words.lights[lightOf(which, line)]}</small>
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
      {(which.at === 'open' || which.at === 'results') && (
        <div class="panel-acts">
          {which.at === 'open' && (
            <TouchButton data-act="cases-new" onPress={() => begin(true)}>
              {words.openNew}
            </TouchButton>
          )}
          {which.at === 'open' && cases.length > 0 && (
            <TouchButton data-act="cases-morning" onPress={() => print('morning')}>
              {words.list.morning}
            </TouchButton>
          )}
          {cases.some(hasResult) && (
            <TouchButton data-act="cases-results" onPress={() => print('results')}>
              {words.list.results}
            </TouchButton>
          )}
        </div>
      )}
    </Panel>
  )
}

const carriedBy = ({ agency }: CaseLine): string =>
  agency === null ? '' : `${agencyWords.agent} ${agency.agent.name}`

/** Of those that are carried, the day of the next step counts. */
const lightOf = ({ at }: Which, { light, agency }: CaseLine): CaseLight =>
  at === 'agency' ? (agency?.light ?? 'none') : light

function whenOf({ at }: Which, { dueOn, agency, state }: CaseLine): string {
  if (at !== 'agency' || agency === null) {
    if (hasResult({ state })) return words.resultOn(state.on)
    // While its time is stopped nobody can say the day.
    if (state.at === 'paused') return ''
    return dueOn === null ? words.noDay : fullDate(dueOn)
  }
  return [agencyWords.standing[agency.at], agency.dueOn === null ? '' : fullDate(agency.dueOn)].join(' ')
}

function noteOf({ at }: Which, cases: readonly CaseLine[]): string {
  if (at === 'agency') return cases.length === 0 ? agencyWords.noneCarried : ''
  if (at === 'results') return cases.length === 0 ? words.which.none[at] : words.resultsNote(cases.length)
  if (at !== 'open') return cases.length === 0 ? words.which.none[at] : ''
  if (cases.length === 0) return words.none
  const late = cases.filter(({ light }) => light === 'overdue').length
  return words.listNote(cases.length, late, cases.filter(hasResult).length)
}
