import type { PrintState, TakeTicketBody, Ticket } from '#contract/ticket.ts'
import { newCommandId } from '../../../link/command-id.ts'
import type { LiveMessage } from '../../../link/live.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { cannotTake } from '../../parts/cannot-take.ts'
import type { Shell } from '../../shell/journey.ts'
import type { DestinationOf, Screen } from '../../shell/screens.ts'
import { keepIn } from './kept-command.ts'
import { createPrintOutcomes } from './print-outcomes.ts'
import { screenOfRefusal } from './refused.ts'

export type TakeFlow = {
  /** The ticket, or why there is none. */
  take(to: DestinationOf<'ticket'>, signal: AbortSignal): Promise<Screen>
  reprint(): void
  hear(message: LiveMessage): void
  leave(): null
  /** Sends the command that a reload interrupted once more: the same command, so the same ticket. */
  resume(): void
}

/** A tap on 取号, its ticket on the screen, and the ticket's slip. */
export function createTakeFlow(shell: Shell): TakeFlow {
  const { model, stack, api, contents, open, load } = shell
  const keeper = keepIn(shell.session)
  const outcomes = createPrintOutcomes()
  /** Of the tap that a reload interrupted, while it is sent again. */
  let interrupted: TakeTicketBody | null = null

  async function take(
    { guide, cardRef, declared, booking, itemSeq }: DestinationOf<'ticket'>,
    signal: AbortSignal,
  ): Promise<Screen> {
    const body: TakeTicketBody = interrupted ?? {
      commandId: newCommandId(),
      kiosk: model.peek().kiosk.id,
      ...(guide ? { itemSeq: guide.seq } : {}),
      ...(itemSeq === undefined ? {} : { itemSeq }),
      ...(booking === undefined ? {} : { booking }),
      ...(cardRef === undefined ? {} : { cardRef }),
      ...(declared === undefined ? {} : { declared }),
    }
    interrupted = null
    keeper.keep(body)
    const seq = body.itemSeq ?? null
    const [reply, known] = await Promise.all([
      untilAnswered(() => api('POST /api/tickets', { params: {}, body }), signal),
      guide || seq === null ? null : contents.guide(seq, signal),
      load('ticket', signal),
    ])
    if (reply.at === 'ok') {
      const errand = guide ?? (known?.at === 'ok' ? known.value.guide : null)
      const ticket = outcomes.applyTo(reply.value.ticket)
      return { at: 'ticket', commandId: body.commandId, ticket, guide: errand }
    }
    if (!signal.aborted) keeper.forget()
    if (reply.at === 'away') return cannotTake(reply)
    // A restart has forgotten the card, or it took a minute too long.
    return reply.problem.code === 'card-ref-invalid'
      ? { at: 'card-late', guide }
      : screenOfRefusal(reply.problem)
  }

  /** Asks how the ticket on the screen stands now. */
  async function refresh(commandId: string): Promise<void> {
    const reply = await api('GET /api/tickets/by-command/:commandId', { params: { commandId } })
    if (reply.at === 'ok') showTicket(reply.value.ticket)
  }

  /** A final outcome of the slip stays, also if an older message comes later. */
  function showTicket(ticket: Ticket): void {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.id !== ticket.id) return
    const known = ticket.print.at === 'sending' ? { ...ticket, print: shown.ticket.print } : ticket
    stack.value = [{ at: 'home' }, { ...shown, ticket: outcomes.applyTo(known) }]
  }

  function showPrint(ticketId: string, print: PrintState): void {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.id !== ticketId) return
    stack.value = [...stack.peek().slice(0, -1), { ...shown, ticket: { ...shown.ticket, print } }]
  }

  async function reprint(): Promise<void> {
    const shown = stack.peek().at(-1)
    if (shown?.at !== 'ticket' || shown.ticket.print.at === 'sending') return
    const { ticket } = shown
    const signal = shell.pending()
    const body = { commandId: newCommandId(), qr: ticket.qr, kiosk: model.peek().kiosk.id }
    outcomes.drop(ticket.id)
    showPrint(ticket.id, { at: 'sending' })
    const reply = await untilAnswered(() => api('POST /api/tickets/reprint', { params: {}, body }), signal)
    if (signal.aborted) return
    // Refused: what was known of the first slip still stands.
    showPrint(ticket.id, reply.at === 'ok' ? outcomes.applyTo(reply.value.ticket).print : ticket.print)
  }

  return {
    take,
    reprint: () => void reprint(),
    resume() {
      interrupted = keeper.read()
      if (interrupted) open({ at: 'ticket', guide: null })
    },
    hear(message) {
      outcomes.note(message)
      const shown = stack.peek().at(-1)
      if (shown?.at !== 'ticket' || !concerns(message, shown.ticket.id)) return
      // The paper's outcome came with the message itself; how the ticket stands otherwise must be asked.
      showTicket(shown.ticket)
      void refresh(shown.commandId)
    },
    leave() {
      keeper.forget()
      outcomes.forget()
      return null
    },
  }
}

/** Whether a message may change the ticket: it is about it, or a queue moved, or something was missed. */
function concerns({ name, data }: LiveMessage, ticketId: string): boolean {
  if (name === 'snapshot' || name === 'queues-changed') return true
  return name.startsWith('ticket-') && 'ticketId' in data && data.ticketId === ticketId
}
