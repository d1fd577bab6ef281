import { useEffect, useRef, useState } from 'preact/hooks'
import type { BookBody, BookingOffer, BookingReceipt } from '#contract/bookings.ts'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { createCommands } from '../../staff/commands.ts'
import { Refusal } from '../../staff/refusal.tsx'
import { spanWords } from '../../words/bookings.ts'
import { dayWords } from '../../words/days.ts'
import type { PrintState } from '#contract/ticket.ts'
import { words as caseWords } from '../cases/words.ts'
import { ChooseErrand } from '../cases/choose-errand.tsx'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

const said = words.takeDown

type Step =
  | { at: 'errand' }
  | { at: 'form'; seq: number }
  | { at: 'made'; id: string; receipt: BookingReceipt }

/** 请工作人员代填: what a resident asks for at the window, in one form that needs no mouse. */
export function TakeDown({ clerk, onBack }: { clerk: Clerk; onBack: () => void }) {
  const [step, go] = useState<Step>({ at: 'errand' })
  return (
    <div class="take-down">
      {step.at === 'errand' && <ChooseErrand clerk={clerk} onChoose={(seq) => go({ at: 'form', seq })} />}
      {step.at === 'form' && (
        <Form clerk={clerk} seq={step.seq} onMade={(id, receipt) => go({ at: 'made', id, receipt })} />
      )}
      {step.at === 'made' && <Made clerk={clerk} id={step.id} receipt={step.receipt} onBack={onBack} />}
      {step.at !== 'made' && (
        <div class="panel-acts">
          <Back onBack={onBack} />
        </div>
      )}
    </div>
  )
}

function Back({ onBack }: { onBack: () => void }) {
  return (
    <TouchButton data-act="take-down-back" onPress={onBack}>
      {words.back}
    </TouchButton>
  )
}

type MadeProps = { clerk: Clerk; id: string; receipt: BookingReceipt; onBack: () => void }

/** What is arranged, and its slip, which comes out by itself. */
function Made({ clerk, id, receipt, onBack }: MadeProps) {
  const [commands] = useState(() => createCommands({ print: said.again }, clerk.session.hear))
  const [print, setPrint] = useState<PrintState>({ at: 'sending' })
  async function printSlip(): Promise<void> {
    setPrint({ at: 'sending' })
    const done = await commands.run('print', (commandId) =>
      clerk.api.ask('POST /api/bookings/:id/print', { params: { id }, body: { commandId } }),
    )
    if (done !== null) setPrint(done.print)
  }
  useEffect(() => void printSlip(), [])
  return (
    <>
      <p class="take-down-made" role="status">
        <span>{receipt.title}</span>
        <b>{words.code(receipt.code)}</b>
        <span>{words.when(receipt)}</span>
        {receipt.phone === 'not-kept' && <span>{said.notKept}</span>}
      </p>
      <p role="status" data-print={print.at}>
        {caseWords.prints(print)}
      </p>
      <Refusal commands={commands} />
      <div class="panel-acts">
        <TouchButton data-act="take-down-print" onPress={() => void printSlip()}>
          {said.again}
        </TouchButton>
        <Back onBack={onBack} />
      </div>
    </>
  )
}

type FormProps = { clerk: Clerk; seq: number; onMade: (id: string, receipt: BookingReceipt) => void }

function Form({ clerk, seq, onMade }: FormProps) {
  const [commands] = useState(() => createCommands({ book: said.book }, clerk.session.hear))
  const [offers, list] = useState<readonly BookingOffer[] | null>(null)
  const [group, live] = useState<string | null>(null)
  const [kind, choose] = useState<BookingOffer['kind'] | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    let isNewest = true
    const ask = async (): Promise<void> => {
      const item = String(seq)
      const reply =
        group === null
          ? await clerk.api.ask('GET /api/bookings/offers?item=:item', { params: { item } })
          : await clerk.api.ask('GET /api/bookings/offers?item=:item&group=:group', {
              params: { item, group },
            })
      if (isNewest && reply.at === 'ok') list(reply.value.offers)
    }
    void ask()
    return () => {
      isNewest = false
    }
  }, [seq, group])
  const isOpen = offers !== null
  useEffect(() => form.current?.querySelector('select')?.focus(), [isOpen])
  if (offers === null) return <p>{words.opening}</p>
  const offer = offers.find((each) => each.kind === kind) ?? offers[0]
  if (offer === undefined) return <p role="alert">{said.none}</p>
  const slots = offer.days.flatMap(({ day, slots: free }) => free.map(({ from, to }) => ({ day, from, to })))
  const goes = offer.kind === 'visit'
  const wantsGroup = offer.groups.length > 0 && group === null

  async function book(written: FormData): Promise<void> {
    if (offer === undefined) return
    const text = (name: string): string => {
      const value = written.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const slot = slots[Number(text('slot'))]
    const body: Omit<BookBody, 'commandId'> = {
      kind: offer.kind,
      itemSeq: seq,
      ...(offer.kind !== 'contact' && slot !== undefined && { slot }),
      ...(text('group') !== '' && { group: text('group') }),
      ...(text('phone') !== '' && { phone: text('phone') }),
      ...(text('address') !== '' && { address: text('address') }),
    }
    let id = ''
    const done = await commands.run('book', (commandId) => {
      id = commandId
      return clerk.api.ask('POST /api/bookings/taken-down', { params: {}, body: { commandId, ...body } })
    })
    if (done !== null) onMade(id, done.booking)
  }

  return (
    <form
      class="own-words"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void book(new FormData(event.currentTarget))
      }}
    >
      <p>{inPhrases(offer.title)}</p>
      <label>
        {said.how}
        <select
          name="kind"
          value={offer.kind}
          onChange={({ currentTarget }) =>
            choose(offers.find((each) => each.kind === currentTarget.value)?.kind ?? null)
          }
        >
          {offers.map((each) => (
            <option key={each.kind} value={each.kind}>
              {words.kind[each.kind]}
            </option>
          ))}
        </select>
      </label>
      {offer.groups.length > 0 && (
        <label>
          {words.group}
          <select
            name="group"
            value={group ?? ''}
            required
            onChange={({ currentTarget }) => live(currentTarget.value === '' ? null : currentTarget.value)}
          >
            <option value="">{said.choose}</option>
            {offer.groups.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      )}
      {offer.kind !== 'contact' && (
        <label>
          {said.when}
          <select name="slot" required>
            {slots.length === 0 && <option value="">{wantsGroup ? said.groupFirst : said.full}</option>}
            {slots.map((slot, place) => (
              <option key={`${slot.day} ${slot.from}`} value={place}>
                {dayWords(slot.day)} {spanWords(slot)}
              </option>
            ))}
          </select>
        </label>
      )}
      {offer.kind !== 'number' && (
        <label>
          {said.phone}
          <input
            name="phone"
            inputMode="numeric"
            pattern="[0-9]{7,12}"
            maxLength={12}
            autocomplete="off"
            required
          />
        </label>
      )}
      {goes && (
        <label>
          {said.address}
          <input name="address" maxLength={60} autocomplete="off" required />
        </label>
      )}
      <Refusal commands={commands} />
      <button type="submit" class="go" data-act="take-down-book">
        {said.book}
      </button>
    </form>
  )
}
