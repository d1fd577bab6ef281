import type { PrinterView } from '#contract/station.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import type { Ticket } from '#contract/ticket.ts'
import { useState } from 'preact/hooks'
import { BringList, BringSheet } from '../../parts/bring-list.tsx'
import { ScreenIcon, type ScreenIconName } from '../../../parts/screen-icon.tsx'
import { Qr } from '../../../parts/qr.tsx'
import { TicketNumber } from '../../parts/ticket-number.tsx'
import { TicketWait } from '../../parts/ticket-wait.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { errandWords } from '../../parts/words/ticket.ts'
import { words as priority } from './words/priority.ts'
import { words } from './words/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { WayToWindow } from '../../parts/way-to-window.tsx'

type Props = { app: App; screen: ScreenOf<'ticket'> }

/** It appears where 好了 was: a finger on its way there must not print. */
const AGAIN_SETTLE_MS = 900

/** The number, huge, with or without a slip: how many wait, and what to do now. */
export function TicketTaken({ app, screen: { ticket, guide } }: Props) {
  const [bringOpen, setBringOpen] = useState(false)
  const [before, number, after] = words.sit(ticket.number)
  return (
    <>
      <main
        class="ticket"
        data-state={ticket.state.at}
        data-print={ticket.print.at}
        data-card={app.card.value.at}
      >
        {app.card.value.at === 'none' ? (
          <Outcome ticket={ticket} />
        ) : (
          <CardReminder app={app} note={afterTheCard(ticket)} />
        )}
        <h1 class="unseen">{words.number}</h1>
        <TicketNumber number={ticket.number} />
        {ticket.state.at === 'waiting' && <TicketWait {...ticket} />}
        {ticket.state.at === 'called' && <WayToWindow app={app} window={ticket.state.window} />}
        <Qr
          text={ticket.qr}
          label={ticket.qr.startsWith('http') ? words.qr.link : words.qr.code}
          check={{ label: words.qr.check, digits: ticket.check }}
        />
        <section class="what">
          <h2>
            {withWholeWords(errandWords(guide))}
            {ticket.priority.at !== 'none' && <span class="mark">{priority.ticket[ticket.priority.at]}</span>}
          </h2>
          {ticket.state.at === 'waiting' && (
            <p>
              {withWholeWords(before)}
              <b>{number}</b>
              {withWholeWords(after)}
            </p>
          )}
          {guide && (
            <BringList
              key={`${app.modes.layout.value} ${app.card.value.at}`}
              guide={guide}
              onOpen={() => setBringOpen(true)}
              brief
            />
          )}
        </section>
        {mayPrintAgain(ticket, app.model.value.kiosk.printer) ? (
          <div class="done-row">
            <SettlingButton class="again" settleMs={AGAIN_SETTLE_MS} onPress={() => app.act('reprint')}>
              {words.again}
            </SettlingButton>
            <Done app={app} />
          </div>
        ) : (
          <Done app={app} />
        )}
      </main>
      {bringOpen && guide && <BringSheet app={app} guide={guide} onDone={() => setBringOpen(false)} />}
    </>
  )
}

/** Only where no slip came out for sure, and a printer is there to try again. */
function mayPrintAgain({ print, state }: Ticket, printer: PrinterView): boolean {
  const lost = print.at === 'failed' || print.at === 'unconfirmed'
  return lost && state.at === 'waiting' && printer.at === 'ready'
}

/** What the resident must know first: that they are called, or whether the slip came out. */
function Outcome({ ticket }: { ticket: Ticket }) {
  const { icon, tone, title, note } = outcomeOf(ticket)
  return (
    <div class="outcome" data-tone={tone} role="status">
      <ScreenIcon name={icon} />
      <p>
        <b>{withWholeWords(title)}</b>
        {note && <span>{withWholeWords(note)}</span>}
      </p>
    </div>
  )
}

/** What stands beside the card: the slip first, and where there is none, what to do without. */
function afterTheCard(ticket: Ticket): string {
  const { tone, title, note } = outcomeOf(ticket)
  const hasSlip = tone !== 'doubt' && ticket.print.at !== 'none'
  return hasSlip || note === '' ? title : note
}

function outcomeOf({ number, state, print }: Ticket): {
  icon: ScreenIconName
  tone: 'good' | 'calm' | 'doubt' | 'call'
  title: string
  note: string
} {
  switch (state.at) {
    case 'called':
    case 'serving':
      return { icon: 'call', tone: 'call', ...words.called }
    case 'done':
    case 'no-show':
    case 'cancelled':
    case 'held':
      return { icon: 'service-counter', tone: 'calm', ...words.ended }
    case 'waiting':
  }
  switch (print.at) {
    case 'none':
      return { icon: 'check', tone: 'good', ...words.noPrinter(number) }
    case 'sending':
      return { icon: 'print', tone: 'calm', ...words.printing }
    case 'printed':
      return { icon: 'check', tone: 'good', ...words.printed }
    case 'failed':
      return { icon: 'print', tone: 'doubt', ...words.failed(number, print.reason) }
    case 'unconfirmed':
      return { icon: 'print', tone: 'doubt', ...words.unconfirmed(number) }
  }
}
