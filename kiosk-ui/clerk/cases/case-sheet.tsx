import { useEffect, useState } from 'preact/hooks'
import type { CaseOutcome, OfflineReason } from '#contract/case-changes.ts'
import type { CaseForm, CaseView } from '#contract/cases.ts'
import type { StaffTicket } from '#contract/clerk.ts'
import { ActButton } from '../../staff/act-button.tsx'
import { type Commands, createCommands } from '../../staff/commands.ts'
import { OwnWords, Panel, PanelScroll } from '../../staff/panel.tsx'
import { Refusal } from '../../staff/refusal.tsx'
import type { Clerk } from '../clerk.ts'
import {
  type Brought,
  broughtAgain,
  broughtFirst,
  countOf,
  materialsOf,
  type NotYet,
  outcomesOf,
} from './brought.ts'
import { ChooseErrand } from './choose-errand.tsx'
import { CaseGiven } from './case-given.tsx'
import { type Again, Earlier } from './earlier.tsx'
import { Materials } from './materials.tsx'
import { WhyOffline } from './why-offline.tsx'
import { words } from './words.ts'

type Props = { clerk: Clerk; ticket: StaffTicket; onClose: () => void }
type CaseActs = Commands<keyof typeof words.acts>

/** What is asked before the press counts; `told`: why once more. */
type Asking = null | 'not-eligible' | 'passed-on' | 'told'
type Written = { name: string; phone: string; address: string; date: string; basis: string }
const NOTHING: Written = { name: '', phone: '', address: '', date: '', basis: '' }

/** 办件 of the ticket in hand: who, what was brought, by when, and how the visit ends. */
export function CaseSheet({ clerk, ticket, onClose }: Props) {
  const [form, setForm] = useState<CaseForm | null>(null)
  const [given, give] = useState<CaseView | null>(null)
  const [commands] = useState<CaseActs>(() => createCommands(words.acts, clerk.session.hear))
  const [chosen, choose] = useState<number | null>(null)
  const itemSeq = ticket.itemSeq ?? chosen
  useEffect(() => {
    async function read(seq: number): Promise<void> {
      const reply = await clerk.api.ask('GET /api/case-forms/:seq', { params: { seq: String(seq) } })
      if (reply.at === 'ok') setForm(reply.value.form)
    }
    if (itemSeq !== null) void read(itemSeq)
  }, [itemSeq])
  const title = words.title(ticket.number, ticket.errand?.title ?? form?.title ?? '')
  return (
    <Panel title={title} onClose={onClose} wide>
      {given !== null ? (
        <CaseGiven clerk={clerk} commands={commands} view={given} onClose={onClose} />
      ) : itemSeq === null ? (
        <ChooseErrand clerk={clerk} onChoose={choose} />
      ) : form === null ? (
        <p>{words.opening}</p>
      ) : (
        <Sheet clerk={clerk} commands={commands} form={form} ticketId={ticket.id} onGiven={give} />
      )}
    </Panel>
  )
}

type SheetProps = {
  clerk: Clerk
  commands: CaseActs
  form: CaseForm
  ticketId: string
  onGiven: (view: CaseView) => void
}

function Sheet({ clerk, commands, form, ticketId, onGiven }: SheetProps) {
  const [brought, bring] = useState<Brought>(() => broughtFirst(form))
  const [written, write] = useState(NOTHING)
  const [asking, ask] = useState<Asking>(null)
  const [again, goOn] = useState<Again | null>(null)
  const [offline, setOffline] = useState<OfflineReason | null>(null)
  const hasDue = written.date !== '' && written.basis.trim() !== ''
  const offers = outcomesOf(form, brought, hasDue)

  async function end(outcome: CaseOutcome): Promise<void> {
    const name = written.name.trim()
    const phone = written.phone.trim()
    const address = written.address.trim()
    if (again !== null) return endAgain(again, outcome)
    const done = await commands.run('save', (commandId) =>
      clerk.api.ask('POST /api/cases', {
        params: {},
        body: {
          commandId,
          itemSeq: form.seq,
          ticketId,
          ...(offline !== null && { offline }),
          ...(name !== '' && {
            applicant: { name, ...(phone !== '' && { phone }), ...(address !== '' && { address }) },
          }),
          materials: materialsOf(form, brought),
          outcome,
        },
      }),
    )
    if (done !== null) onGiven(done.case)
  }

  /** The person was here before: the case goes on, and it is said why they had to come again. */
  async function endAgain({ view, revisit }: Again, change: CaseOutcome): Promise<void> {
    const materials = materialsOf(form, brought)
    const done = await commands.run('save', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/changes', {
        params: { id: view.id },
        body: {
          commandId,
          ticketId,
          ...(revisit !== null && { revisit }),
          ...(offline !== null && { offline }),
          materials,
          change,
        },
      }),
    )
    if (done !== null) onGiven(done.case)
  }

  const missing = () =>
    form.materials.flatMap(({ name }, place) => (brought[place] === 'missing' ? [name] : []))

  function press(at: CaseOutcome['at']): void {
    if (offers.find((offer) => offer.at === at)?.notYet !== null) return
    if (at === 'told' && again !== null) return ask('told')
    switch (at) {
      case 'not-eligible':
      case 'passed-on':
        return ask(at)
      case 'accepted':
        return void end({ at, ...(hasDue && { due: { date: written.date, basis: written.basis.trim() } }) })
      case 'told':
        return void end({ at, missing: missing() })
      case 'done':
      case 'reported':
        return void end({ at })
    }
  }

  const field = (name: keyof Written, label: string, limit: number) => (
    <label data-field={name}>
      <span>{label}</span>
      <input
        name={name}
        maxLength={limit}
        autocomplete="off"
        value={written[name]}
        onInput={(event) => write({ ...written, [name]: event.currentTarget.value })}
      />
    </label>
  )

  return (
    <div
      class="case"
      onKeyDown={(event) => {
        const place = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]
        const offer = place === undefined ? undefined : offers[Number(place) - 1]
        if (offer === undefined || event.target instanceof HTMLInputElement) return
        event.preventDefault()
        press(offer.at)
      }}
    >
      <PanelScroll label={words.materials}>
        <Earlier
          clerk={clerk}
          form={form}
          again={again}
          onAgain={(next) => {
            if (next?.view.id !== again?.view.id)
              bring(next === null ? broughtFirst(form) : broughtAgain(form, next.view.materials))
            goOn(next)
          }}
        />
        {form.online && <WhyOffline chosen={offline} onChoose={setOffline} />}
        <div class="case-who" hidden={again !== null} role="group" aria-label={words.applicant}>
          {field('name', words.name, 40)}
          {field('phone', words.phone, 30)}
          {field('address', words.address, 100)}
          <p>{words.sealed}</p>
        </div>
        <Materials form={form} brought={brought} onBring={bring} />
      </PanelScroll>
      <div class="case-time">
        <p>
          {words.statutory}
          <b>{form.statutory === null ? words.unknown : words.workdays(form.statutory)}</b>
        </p>
        <p>
          {words.promised}
          <b>{form.promised === null ? words.unconfirmed : words.workdays(form.promised.workdays)}</b>
        </p>
        {form.ends === 'promised' &&
          (form.promised === null ? (
            <>
              <label data-field="date">
                <span>{words.due}</span>
                <input
                  name="date"
                  type="date"
                  value={written.date}
                  onInput={(event) => write({ ...written, date: event.currentTarget.value })}
                />
              </label>
              {field('basis', words.basis, 200)}
            </>
          ) : (
            <p>
              {words.due}
              <b>{form.promised.dueOn === null ? words.noYear : words.reckoned(form.promised.dueOn)}</b>
            </p>
          ))}
      </div>
      <Refusal commands={commands} />
      {asking === null ? (
        <div class="case-ends" role="group">
          {offers.map(({ at, notYet }, place) => (
            <ActButton
              key={at}
              keyCode={`Digit${place + 1}`}
              data-act={`case-${at}`}
              disabled={notYet !== null}
              {...(isNext(offers, at) && { class: 'go' })}
              onPress={() => press(at)}
            >
              {words.outcomes[at]}
              <small>{notYet === null ? noteOf(at, countOf(brought, 'missing')) : notYetWords(notYet)}</small>
            </ActButton>
          ))}
        </div>
      ) : (
        <OwnWords
          key={asking}
          label={words.why[asking]}
          limit={asking === 'passed-on' ? 80 : 300}
          onWrite={(text) => {
            ask(null)
            void end(endWith(asking, text, missing()))
          }}
        />
      )}
    </div>
  )
}

/** 受理 as soon as everything is there, 一次性告知 while something is not. */
const isNext = (offers: ReturnType<typeof outcomesOf>, at: CaseOutcome['at']): boolean =>
  at === (offers[0]?.notYet === null ? offers[0].at : offers[0]?.notYet.at === 'missing' ? 'told' : null)

function noteOf(at: CaseOutcome['at'], missing: number): string {
  return at === 'told' ? words.notes.told(missing) : words.notes[at]
}

function notYetWords(notYet: NotYet): string {
  switch (notYet.at) {
    case 'missing':
      return words.notes.missing(notYet.count)
    case 'left':
      return words.notes.left(notYet.count)
    case 'due':
      return words.notes.due
  }
}

function endWith(asking: NonNullable<Asking>, text: string, missing: string[]): CaseOutcome {
  switch (asking) {
    case 'told':
      return { at: asking, missing, reason: text, for: 'correction' }
    case 'passed-on':
      return { at: asking, to: text }
    case 'not-eligible':
      return { at: asking, reason: text }
  }
}
