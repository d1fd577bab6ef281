import { useEffect, useState } from 'preact/hooks'
import type { CaseChange } from '#contract/case-changes.ts'
import type { AgencyView, AgentsReply, CaseContactReply, CaseView } from '#contract/cases.ts'
import type { PrintState } from '#contract/ticket.ts'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { ActButton } from '../../staff/act-button.tsx'
import { createCommands } from '../../staff/commands.ts'
import { OwnWords, Panel, PanelScroll } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { fullDate } from '../../words/dates.ts'
import { StepForm } from '../agency/step-form.tsx'
import { words as agencyWords } from '../agency/words.ts'
import type { Clerk } from '../clerk.ts'
import { CaseA4 } from './case-a4.tsx'
import {
  changeOf,
  GIVES_PAPER,
  isAtOnce,
  isWritten,
  nextOf,
  type Step,
  stepsOf,
  type Who,
} from './case-steps.ts'
import { words } from './words.ts'

type CaseWorkProps = {
  clerk: Clerk
  who: Who
  view: CaseView
  onChanged: (view: CaseView) => void
}

/** One case in a panel of its own. */
export function CaseOpen({ onClose, ...work }: CaseWorkProps & { onClose: () => void }) {
  const { number, item } = work.view
  return (
    <Panel title={words.title(number, item)} onClose={onClose} wide>
      <CaseWork {...work} />
    </Panel>
  )
}

/** So many of the steps have a key. */
const DIGITS = 9

/** How a case stands, what was done, and what may follow. */
export function CaseWork({ clerk, who, view, onChanged }: CaseWorkProps) {
  const [commands] = useState(() => createCommands(words.acts, clerk.session.hear))
  // A paper comes out while the press before is still settling.
  const [papers] = useState(() => createCommands(words.acts, clerk.session.hear))
  const [writing, write] = useState<Step | null>(null)
  const [onA4, setOnA4] = useState(false)
  const [contact, setContact] = useState<CaseContactReply | null>(null)
  const [paper, setPaper] = useState<PrintState | null>(null)
  const { id } = view

  async function send(asked: CaseChange): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask(who === 'clerk' ? 'POST /api/cases/:id/changes' : 'POST /api/agency/:id/changes', {
        params: { id },
        body: { commandId, change: asked },
      }),
    )
    if (done === null) return
    write(null)
    onChanged(done.case)
    if (GIVES_PAPER.has(asked.at)) setPaper(await printPaper())
  }
  async function askAgents(): Promise<AgentsReply['agents']> {
    const reply = await clerk.api.ask('GET /api/agents', { params: {} })
    return reply.at === 'ok' ? reply.value.agents : []
  }
  const press = (step: Step): void => {
    setPaper(null)
    if (isWritten(step) && isAtOnce(step, view)) void send(changeOf(step, ''))
    else write(step)
  }
  async function openContact(): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/contact', { params: { id }, body: { commandId } }),
    )
    if (done !== null) setContact(done)
  }
  async function printPaper(): Promise<PrintState | null> {
    const done = await papers.run('print', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/print', { params: { id }, body: { commandId } }),
    )
    return done?.print ?? null
  }

  const steps = stepsOf(view, who)
  // Every time anew: the steps are those that stand there now.
  useEffect(() => {
    if (who !== 'clerk' || writing !== null || onA4) return undefined
    function down(event: KeyboardEvent): void {
      const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1]
      const step = digit === undefined ? undefined : steps[Number(digit) - 1]
      if (step === undefined || event.repeat || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      press(step)
    }
    // What had the focus may be gone, and then no key reaches the panel.
    document.addEventListener('keydown', down)
    return () => document.removeEventListener('keydown', down)
  })

  if (onA4) return <CaseA4 clerk={clerk} id={id} onBack={() => setOnA4(false)} />
  return (
    <>
      {/* A form takes the whole panel: it is filled in together with the person. */}
      {(writing === null || isWritten(writing)) && <Story clerk={clerk} view={view} contact={contact} />}
      {view.light === 'overdue' && writing === null && (
        <p class="case-overdue" role="alert">
          {words.overdueAsks}
        </p>
      )}
      <Refusal commands={commands} />
      {papers.doing.value.at === 'refused' && <Refusal commands={papers} />}
      {paper !== null && (
        <p role="status" data-print={paper.at}>
          {words.prints(paper)}
        </p>
      )}
      <div class="case-now" data-doing={commands.doing.value.at}>
        {writing === null ? (
          <div class="case-steps record-choices" role="group">
            {steps.map((step, place) => (
              <ActButton
                key={step}
                keyCode={who === 'clerk' && place < DIGITS ? `Digit${place + 1}` : null}
                data-act={`case-${step}`}
                {...(step === nextOf(view) && { class: 'go' })}
                onPress={() => press(step)}
              >
                {words.steps[step]}
              </ActButton>
            ))}
            <TouchButton data-act="case-print" onPress={() => void printPaper().then(setPaper)}>
              {words.again}
            </TouchButton>
            <TouchButton data-act="case-a4" onPress={() => setOnA4(true)}>
              {words.a4.open}
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
        ) : writing === 'resumed' ? (
          <NewDue onWrite={(due) => void send({ at: 'resumed', due })} />
        ) : isWritten(writing) ? (
          <OwnWords
            key={writing}
            label={`${words.steps[writing]}：${askedFor(writing)}`}
            limit={writing === 'submitted' ? 80 : 200}
            onWrite={(text) => void send(changeOf(writing, text))}
          />
        ) : (
          <StepForm
            key={writing}
            step={writing}
            view={view}
            askAgents={askAgents}
            onSend={(asked) => void send(asked)}
          />
        )}
      </div>
    </>
  )
}

function askedFor(step: Step): string {
  if (step === 'reopened') return words.whyReopened
  if (step === 'submitted') return words.submittedTo
  if (step === 'tracked') return words.whatTracked
  return step === 'corrected' ? words.whatCorrected : words.stepText
}

type StoryProps = Pick<CaseWorkProps, 'clerk' | 'view'> & { contact: CaseContactReply | null }

/** How it stands, and what was done. */
function Story({ clerk, view, contact }: StoryProps) {
  return (
    <PanelScroll label={view.item}>
      <dl class="case-facts record-facts">
        <dt>{words.applicant}</dt>
        <dd>
          {words.applicantOf(view)}
          {contact !== null &&
            `　${[contact.phone, contact.address].filter(Boolean).join('　') || words.noContact}`}
        </dd>
        <dt>{words.standing}</dt>
        <dd>{words.stands(view.state)}</dd>
        {view.state.at === 'accepted' && view.dueOn !== null && (
          <>
            <dt>{words.due}</dt>
            <dd data-light={view.light}>
              {[words.dueOn(view.dueOn), words.lights[view.light]].filter(Boolean).join('　')}
            </dd>
          </>
        )}
        <dt>{words.code}</dt>
        <dd>{words.grouped(view.code)}</dd>
        <dt>{words.clerk}</dt>
        <dd>{[view.by, words.visits(view.visits)].join('　')}</dd>
        {view.agency !== null && <AgencyFacts of={view.agency} />}
      </dl>
      <ol class="case-acts record-acts">
        {view.acts.map((act, place) => (
          <li key={place}>
            <span>{words.actNames[act.at] ?? act.at}</span>
            <span>
              {inPhrases(
                [textOf(view, act), whyOf(act), act.missing?.join('、'), thingsOf(act)]
                  .filter(Boolean)
                  .join('　'),
              )}
            </span>
            <small>
              {act.by ?? words.station} {fullDate(clerk.clock.dayOf(act.time))} {clerk.clock.timeOf(act.time)}
            </small>
          </li>
        ))}
      </ol>
    </PanelScroll>
  )
}

type Act = CaseView['acts'][number]

/** What of it is not in its words: who carries it, how it was delivered, what the person said. */
function whyOf({ at, why }: Act): string {
  if (why === undefined) return ''
  return words.whys[at]?.(why) ?? ''
}

const thingsOf = ({ things, signed }: Act): string =>
  [
    ...(things ?? []).map((each) => [each.name, words.count(each)].filter(Boolean).join(' ')),
    ...(signed === 'on-screen' ? [words.signed] : []),
  ].join('、')

function AgencyFacts({ of: { at, agent, group, dueOn, light } }: { of: AgencyView }) {
  return (
    <>
      <dt>{agencyWords.title}</dt>
      <dd data-light={light}>
        {[agent.name, group, agencyWords.standing[at]].filter(Boolean).join('　')}
        {dueOn !== null && `　${agencyWords.next(dueOn)}`} {words.lights[light]}
      </dd>
    </>
  )
}

/** Why a second 一次性告知书 was needed is about the station, and stays. */
const textOf = ({ forgottenOn }: CaseView, { at, text }: CaseView['acts'][number]): string | null =>
  text === null && at !== 'told' && forgottenOn !== null ? words.forgotten : (text ?? null)

function NewDue({ onWrite }: { onWrite: (due: { date: string; basis: string }) => void }) {
  return (
    <form
      class="own-words"
      onSubmit={(event) => {
        event.preventDefault()
        const written = new FormData(event.currentTarget)
        const [date, basis] = [written.get('date'), written.get('basis')]
        if (typeof date === 'string' && typeof basis === 'string' && basis.trim() !== '')
          onWrite({ date, basis: basis.trim() })
      }}
    >
      <label>
        {words.newDue}
        <input name="date" type="date" required autofocus />
      </label>
      <label>
        {words.basis}
        <input name="basis" maxLength={200} autocomplete="off" required />
      </label>
      <button type="submit" class="go">
        {words.steps.resumed}
      </button>
    </form>
  )
}
