import { useEffect, useState } from 'preact/hooks'
import type { AgencyReply, CaseLine, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { fullDate } from '../../words/days.ts'
import { CaseOpen } from '../cases/case-open.tsx'
import { ListA4 } from '../cases/list-a4.tsx'
import { words as caseWords } from '../cases/words.ts'
import type { Clerk } from '../clerk.ts'
import { byGroup } from './by-group.ts'
import { words } from './words.ts'

type Listed = { at: 'asking' } | { at: 'unavailable' } | ({ at: 'list' } & AgencyReply)
type Shown = { at: 'list' } | { at: 'paper' } | { at: 'case'; view: CaseView }

/** 帮办代办 of the one who carries it: the list for today by village group, and each case; on a phone as at a desk. */
export function AgentPage({ clerk, name }: { clerk: Clerk; name: string }) {
  const [listed, list] = useState<Listed>({ at: 'asking' })
  const [shown, show] = useState<Shown>({ at: 'list' })

  async function read(): Promise<void> {
    const reply = await clerk.api.ask('GET /api/agency', { params: {} })
    if (reply.at === 'ok') list({ at: 'list', ...reply.value })
    else list((before) => (before.at === 'list' ? before : { at: 'unavailable' }))
  }
  async function look(id: string): Promise<void> {
    const reply = await clerk.api.ask('GET /api/cases/:id', { params: { id } })
    if (reply.at === 'ok') show({ at: 'case', view: reply.value.case })
  }
  const back = (): void => {
    show({ at: 'list' })
    void read()
  }
  useEffect(() => {
    void read()
  }, [])

  if (shown.at === 'case')
    return (
      <main class="agent" data-screen="agent">
        <CaseOpen
          clerk={clerk}
          who="agent"
          view={shown.view}
          onChanged={(view) => show({ at: 'case', view })}
          onClose={back}
        />
      </main>
    )
  if (listed.at !== 'list')
    return (
      <main class="agent" data-screen="agent">
        <h1>{words.mine}</h1>
        <p role="status">{listed.at === 'asking' ? caseWords.opening : words.unavailable}</p>
        {listed.at === 'unavailable' && (
          <TouchButton class="go" data-act="agency-again" onPress={() => void read()}>
            {words.again}
          </TouchButton>
        )}
      </main>
    )
  const { cases, today } = listed
  const groups = byGroup(cases, words.noGroup)
  const late = cases.filter(({ agency }) => agency?.light === 'overdue').length
  return (
    <main class="agent" data-screen="agent">
      <header class="agent-head">
        <h1>{words.mine}</h1>
        <p role="status">{cases.length === 0 ? words.none : words.listNote(cases.length, late)}</p>
        {cases.length > 0 && (
          <TouchButton data-act="agency-paper" onPress={() => show({ at: 'paper' })}>
            {words.print}
          </TouchButton>
        )}
      </header>
      {groups.map(([group, lines]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ol class="agent-list">
            {lines.map((line) => (
              <Line key={line.id} line={line} onLook={() => void look(line.id)} />
            ))}
          </ol>
        </section>
      ))}
      {shown.at === 'paper' && (
        <ListA4
          title={words.paper.title}
          about={`${name}　${fullDate(today)}`}
          note={words.paper.note}
          columns={words.paper.columns}
          groups={groups.map(([group, lines]) => ({
            title: group,
            rows: lines.map((line) => ({
              id: line.id,
              light: line.agency?.light ?? 'none',
              cells: [line.number, line.item, line.name ?? '', stepOf(line), dayOf(line), ''],
            })),
          }))}
          onClose={() => show({ at: 'list' })}
        />
      )}
    </main>
  )
}

const stepOf = ({ agency }: CaseLine): string => (agency === null ? '' : words.standing[agency.at])
const dayOf = ({ agency }: CaseLine): string =>
  agency === null || agency.dueOn === null ? '' : fullDate(agency.dueOn)

function Line({ line, onLook }: { line: CaseLine; onLook: () => void }) {
  const light = line.agency?.light ?? 'none'
  return (
    <li data-light={light}>
      <TouchButton onPress={onLook}>
        <b>{line.name ?? line.number}</b>
        <span>
          {line.item}
          <small>{line.number}</small>
        </span>
        <em>
          {stepOf(line)}
          <small>{[dayOf(line), caseWords.lights[light]].filter(Boolean).join(' ')}</small>
        </em>
      </TouchButton>
    </li>
  )
}
