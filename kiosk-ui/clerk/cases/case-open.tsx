import { useState } from 'preact/hooks'
import type { CaseChange } from '#contract/case-changes.ts'
import type { CaseContactReply, CaseView } from '#contract/cases.ts'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { createCommands } from '../../staff/commands.ts'
import { OwnWords, Panel, PanelScroll } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import { fullDate } from '../../words/days.ts'
import type { Clerk } from '../clerk.ts'
import { CaseA4 } from './case-a4.tsx'
import { words } from './words.ts'

type Step = keyof typeof words.steps
type CaseOpenProps = {
  clerk: Clerk
  view: CaseView
  onChanged: (view: CaseView) => void
  onClose: () => void
}

/** What may follow where a case stands; the words of most are written down. */
function stepsOf({ state, exclusions, forgottenOn }: CaseView): readonly Step[] {
  if (forgottenOn !== null) return []
  switch (state.at) {
    case 'reported':
      return ['answered', 'answered-not', 'stepped', 'corrected', 'closed', 'voided']
    case 'accepted':
      return [
        'decided',
        'decided-not',
        ...exclusions.map((why) => `paused-${why}` as const),
        'stepped',
        'corrected',
        'closed',
        'voided',
      ]
    case 'answered':
    case 'decided':
      return ['delivered', 'stepped', 'corrected', 'voided']
    case 'paused':
      return ['resumed', 'stepped', 'corrected', 'closed', 'voided']
    case 'told':
      return ['stepped', 'corrected', 'closed', 'voided']
    case 'done':
    case 'delivered':
    case 'not-eligible':
    case 'passed-on':
    case 'closed':
      return ['reopened', 'corrected', 'voided']
    case 'voided':
      return ['corrected']
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
    case 'reopened':
      return { at: 'reopened', reason: text }
    case 'corrected':
      return { at: 'corrected', text }
    case 'paused-publicity':
      return { at: 'paused', why: 'publicity' }
    case 'paused-appraisal':
      return { at: 'paused', why: 'appraisal' }
    case 'paused-assessment':
      return { at: 'paused', why: 'assessment' }
    case 'paused-survey':
      return { at: 'paused', why: 'survey' }
    case 'resumed':
      return { at: 'resumed' }
  }
}

/** These need no words. */
const AT_ONCE: ReadonlySet<Step> = new Set([
  'delivered',
  'closed',
  'resumed',
  'paused-publicity',
  'paused-appraisal',
  'paused-assessment',
  'paused-survey',
])

/** One case: how it stands, what was done, and what may follow. */
export function CaseOpen({ clerk, view, onChanged, onClose }: CaseOpenProps) {
  const [commands] = useState(() => createCommands(words.acts, clerk.session.hear))
  const [writing, write] = useState<Step | null>(null)
  const [onA4, setOnA4] = useState(false)
  const [contact, setContact] = useState<CaseContactReply | null>(null)
  const { id } = view

  const change = (step: Step, text: string): Promise<void> => send(changeOf(step, text))

  async function send(asked: CaseChange): Promise<void> {
    const done = await commands.run('change', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/changes', {
        params: { id },
        body: { commandId, change: asked },
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

  if (onA4)
    return (
      <Panel key="a4" title={words.title(view.number, view.item)} onClose={onClose} wide>
        <CaseA4 clerk={clerk} id={id} onBack={() => setOnA4(false)} />
      </Panel>
    )
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
              <span>
                {inPhrases([textOf(view, act), act.missing?.join('、')].filter(Boolean).join('　'))}
              </span>
              <small>
                {act.by ?? words.station} {fullDate(clerk.clock.dayOf(act.time))}{' '}
                {clerk.clock.timeOf(act.time)}
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
              onPress={() => (isAtOnce(step, view) ? void change(step, '') : write(step))}
            >
              {words.steps[step]}
            </TouchButton>
          ))}
          <TouchButton data-act="case-print" onPress={() => void printPaper()}>
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
      ) : (
        <OwnWords
          key={writing}
          label={`${words.steps[writing]}：${askedFor(writing)}`}
          limit={200}
          onWrite={(text) => void change(writing, text)}
        />
      )}
    </Panel>
  )
}

function askedFor(step: Step): string {
  if (step === 'reopened') return words.whyReopened
  return step === 'corrected' ? words.whatCorrected : words.stepText
}

/** Why a second 一次性告知书 was needed is about the station, and stays. */
const textOf = ({ forgottenOn }: CaseView, { at, text }: CaseView['acts'][number]): string | null =>
  text === null && at !== 'told' && forgottenOn !== null ? words.forgotten : (text ?? null)

/** The answering unit had named the day: it names it again. */
const isAtOnce = (step: Step, { due }: CaseView): boolean =>
  AT_ONCE.has(step) && !(step === 'resumed' && due !== null && due.basis !== null)

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
