import { useEffect, useState } from 'preact/hooks'
import type { CaseChange, CaseOutcome, OfflineReason } from '#contract/case-changes.ts'
import type { CaseForm, CaseView } from '#contract/cases.ts'
import type { BookingView } from '#contract/bookings.ts'
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
import { CaseWork } from './case-open.tsx'
import { type Again, Earlier } from './earlier.tsx'
import { Materials } from './materials.tsx'
import { WhyOffline } from './why-offline.tsx'
import { words } from './words.ts'

/** From what a case is opened: a ticket in hand, a 上门 of which it comes, or a person without either. */
type CaseFrom =
  | { at: 'ticket'; ticket: StaffTicket }
  | { at: 'booking'; booking: BookingView }
  | { at: 'nothing' }

type Props = { clerk: Clerk; from: CaseFrom; onClose: () => void }
type CaseActs = Commands<keyof typeof words.acts>

/** What is asked before the press counts; `told`: why once more. */
type Asking = null | 'not-eligible' | 'passed-on' | 'told'
type Written = { name: string; phone: string; address: string; date: string; basis: string }
const NOTHING: Written = { name: '', phone: '', address: '', date: '', basis: '' }

/** What was kept. `given`: the visit has its outcome and its paper; `goes-on`: what was under way before stays open. */
type Kept = { at: 'given' | 'goes-on'; view: CaseView }

/** 办件: who, what was brought, by when, and how the visit ends. */
export function CaseSheet({ clerk, from, onClose }: Props) {
  const [form, setForm] = useState<CaseForm | null>(null)
  const [kept, keep] = useState<Kept | null>(null)
  const [commands] = useState<CaseActs>(() => createCommands(words.acts, clerk.session.hear))
  const [chosen, choose] = useState<number | null>(null)
  const itemSeq = seqOf(from) ?? chosen
  useEffect(() => {
    async function read(seq: number): Promise<void> {
      const reply = await clerk.api.ask('GET /api/case-forms/:seq', { params: { seq: String(seq) } })
      if (reply.at === 'ok') setForm(reply.value.form)
    }
    if (itemSeq !== null) void read(itemSeq)
  }, [itemSeq])
  const title = titleOf(from, form)
  return (
    <Panel title={title} onClose={onClose} wide>
      {kept?.at === 'goes-on' ? (
        <CaseWork
          clerk={clerk}
          who="clerk"
          view={kept.view}
          onChanged={(view) => keep({ at: 'goes-on', view })}
        />
      ) : kept?.at === 'given' ? (
        <CaseGiven clerk={clerk} commands={commands} view={kept.view} onClose={onClose} />
      ) : itemSeq === null ? (
        <ChooseErrand clerk={clerk} onChoose={choose} />
      ) : form === null ? (
        <p>{words.opening}</p>
      ) : (
        <Sheet clerk={clerk} commands={commands} form={form} from={from} onKept={keep} />
      )}
    </Panel>
  )
}

const seqOf = (from: CaseFrom): number | null =>
  from.at === 'ticket' ? from.ticket.itemSeq : from.at === 'booking' ? from.booking.itemSeq : null

function titleOf(from: CaseFrom, form: CaseForm | null): string {
  switch (from.at) {
    case 'ticket':
      return words.title(from.ticket.number, from.ticket.errand?.title ?? form?.title ?? '')
    case 'booking':
      return words.title(words.fromVisit, from.booking.title)
    case 'nothing':
      return words.title(words.open, form?.title ?? '')
  }
}

type SheetProps = {
  clerk: Clerk
  commands: CaseActs
  form: CaseForm
  from: CaseFrom
  onKept: (kept: Kept) => void
}

function Sheet({ clerk, commands, form, from, onKept }: SheetProps) {
  const ticketId = from.at === 'ticket' ? from.ticket.id : null
  const [brought, bring] = useState<Brought>(() => broughtFirst(form))
  const [written, write] = useState(NOTHING)
  const [ofCard, setOfCard] = useState<string | null>(null)
  const [asking, ask] = useState<Asking>(null)
  const [again, goOn] = useState<Again | null>(null)
  const [offline, setOffline] = useState<OfflineReason | null>(null)
  const hasDue = written.date !== '' && written.basis.trim() !== ''
  const offers = outcomesOf(form, brought, hasDue)

  async function end(outcome: CaseOutcome): Promise<void> {
    const name = written.name.trim()
    const phone = written.phone.trim()
    const address = written.address.trim()
    if (again !== null) return endAgain(again, outcome, 'given')
    const done = await commands.run('save', (commandId) =>
      clerk.api.ask('POST /api/cases', {
        params: {},
        body: {
          commandId,
          itemSeq: form.seq,
          ...(ticketId !== null && { ticketId }),
          ...(from.at === 'booking' && { bookingId: from.booking.id }),
          ...(offline !== null && { offline }),
          ...(name !== '' && {
            applicant: { name, ...(phone !== '' && { phone }), ...(address !== '' && { address }) },
          }),
          materials: materialsOf(form, brought),
          outcome,
        },
      }),
    )
    if (done !== null) onKept({ at: 'given', view: done.case })
  }

  /** The person was here before: the case goes on, and it is said why they had to come again. */
  async function endAgain({ view, revisit }: Again, change: CaseChange, at: Kept['at']): Promise<void> {
    // What goes on already was looked through when it was taken in.
    const materials = at === 'goes-on' ? null : materialsOf(form, brought)
    const done = await commands.run('save', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/changes', {
        params: { id: view.id },
        body: {
          commandId,
          ...(ticketId !== null && { ticketId }),
          ...(revisit !== null && { revisit }),
          ...(offline !== null && { offline }),
          ...(materials !== null && { materials }),
          change,
        },
      }),
    )
    if (done !== null) onKept({ at, view: done.case })
  }

  /** What goes on already is not given an outcome anew: the visit is counted, and what may follow stands in the case. */
  const goesOn = again !== null && again.view.state.at !== 'told'
  async function cameAgain(): Promise<void> {
    if (again === null || again.revisit === null) return
    await endAgain(again, { at: 'stepped', text: words.cameFor(again.revisit) }, 'goes-on')
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
        if (goesOn && place === '1') {
          event.preventDefault()
          void cameAgain()
        }
        if (goesOn || offer === undefined || event.target instanceof HTMLInputElement) return
        event.preventDefault()
        press(offer.at)
      }}
    >
      <PanelScroll label={words.materials}>
        {ticketId !== null && (
          <Earlier
            clerk={clerk}
            form={form}
            ticketId={ticketId}
            again={again}
            onName={(name) => {
              setOfCard(name)
              write((now) => (now.name === '' ? { ...now, name } : now))
            }}
            onAgain={(next) => {
              if (next?.view.id !== again?.view.id)
                bring(next === null ? broughtFirst(form) : broughtAgain(form, next.view.materials))
              goOn(next)
            }}
          />
        )}
        {form.online && <WhyOffline chosen={offline} onChoose={setOffline} />}
        <div class="case-who" hidden={again !== null} role="group" aria-label={words.applicant}>
          {field('name', words.name, 40)}
          {field('phone', words.phone, 30)}
          {field('address', words.address, 100)}
          <p>
            {ofCard !== null && written.name === ofCard && words.ofCard}
            {from.at === 'booking' && from.booking.contact !== 'none' ? words.contactTaken : words.sealed}
          </p>
        </div>
        {!goesOn && <Materials form={form} brought={brought} onBring={bring} />}
      </PanelScroll>
      <div class="case-time" hidden={goesOn}>
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
      {goesOn ? (
        <div class="case-ends" data-ends="one" role="group">
          <ActButton
            keyCode="Digit1"
            class="go"
            data-act="case-came-again"
            disabled={again?.revisit === null}
            onPress={() => void cameAgain()}
          >
            {words.cameAgain}
            <small>{again?.revisit === null ? words.whyAgain : words.cameAgainNote}</small>
          </ActButton>
        </div>
      ) : asking === null ? (
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
