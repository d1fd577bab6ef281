import { useEffect, useState } from 'preact/hooks'
import type { CaseChange, CaseContactReply, CaseLine, CaseView } from '#contract/cases.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { createCommands } from '../../staff/commands.ts'
import { OwnWords, Panel, PanelScroll } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { fullDate } from '../../words/days.ts'
import type { Clerk } from '../clerk.ts'
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

type Step = keyof typeof words.steps
type CaseOpenProps = {
  clerk: Clerk
  view: CaseView
  onChanged: (view: CaseView) => void
  onClose: () => void
}

/** What may follow where a case stands; the words of most are written down. */
function stepsOf({ state }: CaseView): readonly Step[] {
  switch (state.at) {
    case 'reported':
      return ['answered', 'answered-not', 'stepped', 'closed', 'voided']
    case 'accepted':
      return ['decided', 'decided-not', 'stepped', 'closed', 'voided']
    case 'answered':
    case 'decided':
      return ['delivered', 'stepped', 'voided']
    case 'told':
    case 'paused':
      return ['stepped', 'closed', 'voided']
    default:
      return []
  }
}

function changeOf(step: Step, text: string): CaseChange {
  switch (step) {
    case 'answered':
    case 'decided':
      return { at: step, granted: true, text }
    case 'answered-not':
      return { at: 'answered', granted: false, text }
    case 'decided-not':
      return { at: 'decided', granted: false, text }
    case 'delivered':
      return { at: 'delivered', how: 'handed-over' }
    case 'stepped':
      return { at: 'stepped', text }
    case 'closed':
      return { at: 'closed', why: 'withdrawn' }
    case 'voided':
      return { at: 'voided', reason: text }
  }
}

/** These need no words. */
const AT_ONCE: ReadonlySet<Step> = new Set(['delivered', 'closed'])

function CaseOpen({ clerk, view, onChanged, onClose }: CaseOpenProps) {
  const [commands] = useState(() => createCommands(words.acts, clerk.session.hear))
  const [writing, write] = useState<Step | null>(null)
  const [contact, setContact] = useState<CaseContactReply | null>(null)
  const { id } = view

  async function change(step: Step, text: string): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/changes', {
        params: { id },
        body: { commandId, change: changeOf(step, text) },
      }),
    )
    if (done === null) return
    write(null)
    onChanged(done.case)
  }
  async function openContact(): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/contact', { params: { id }, body: { commandId } }),
    )
    if (done !== null) setContact(done)
  }
  async function printPaper(): Promise<void> {
    await commands.run('print', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/print', { params: { id }, body: { commandId } }),
    )
  }

  return (
    <Panel title={words.title(view.number, view.item)} onClose={onClose} wide>
      <PanelScroll label={view.item}>
        <dl class="case-facts">
          <dt>{words.applicant}</dt>
          <dd>
            {words.applicantOf(view)}
            {contact !== null &&
              `　${[contact.phone, contact.address].filter(Boolean).join('　') || words.noContact}`}
          </dd>
          <dt>{words.states[view.state.at]}</dt>
          <dd data-light={view.light}>
            {view.dueOn === null ? words.noDay : words.dueOn(view.dueOn)} {words.lights[view.light]}
          </dd>
          <dt>{words.code}</dt>
          <dd>{words.grouped(view.code)}</dd>
          <dt>{words.visits(view.visits)}</dt>
          <dd>{view.by}</dd>
        </dl>
        <ol class="case-acts">
          {view.acts.map((act, place) => (
            <li key={place}>
              <span>{words.actNames[act.at] ?? act.at}</span>
              <span>{withWholeWords([act.text, act.missing?.join('、')].filter(Boolean).join('　'))}</span>
              <small>
                {act.by} {fullDate(clerk.clock.dayOf(act.time))} {clerk.clock.timeOf(act.time)}
              </small>
            </li>
          ))}
        </ol>
      </PanelScroll>
      <Refusal commands={commands} />
      {writing === null ? (
        <div class="case-steps" role="group">
          {stepsOf(view).map((step) => (
            <TouchButton
              key={step}
              data-act={`case-${step}`}
              onPress={() => (AT_ONCE.has(step) ? void change(step, '') : write(step))}
            >
              {words.steps[step]}
            </TouchButton>
          ))}
          <TouchButton data-act="case-print" onPress={() => void printPaper()}>
            {words.again}
          </TouchButton>
          {view.applicant.at === 'named' && view.applicant.hasContact && contact === null && (
            <TouchButton data-act="case-contact" onPress={() => void openContact()}>
              <span>
                {words.contact}
                <small>{words.contactNote}</small>
              </span>
            </TouchButton>
          )}
        </div>
      ) : (
        <OwnWords
          key={writing}
          label={`${words.steps[writing]}：${words.stepText}`}
          limit={200}
          onWrite={(text) => void change(writing, text)}
        />
      )}
    </Panel>
  )
}
