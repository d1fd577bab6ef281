import type { FastifyReply } from 'fastify'
import type { ProblemCode } from '#contract/problem.ts'
import type { Refusal } from '#daemon/domain/areas.ts'
import type { StationOutcome } from '#daemon/station.ts'
import type { LedgerEvent } from '#daemon/store/ledger/port.ts'
import type { Reader } from '../words/reader.ts'
import { refusalWords } from '../words/refusal.ts'
import { ownEvents } from './own-events.ts'
import { type ProblemMore, sendProblem } from './problems.ts'

/** Why a command did not do what was asked. `detail` is read by people: plain Chinese. */
export type Fault = { code: ProblemCode; detail: string; more?: ProblemMore }

/** The entry under this commandId was written by another command. */
export const commandIdInUse: Fault = {
  code: 'command-id-in-use',
  detail: '这个编号已经用在别的操作上，请再点一次。',
}

/**
 * The one way from the outcome of a command to its answer: the fault to send, or null where what was asked is so.
 * `unavailable`: what the reader is told while the ledger takes nothing. `isOwn`: whether an event is one that the
 * command writes; an entry of other events alone is not the command's.
 */
export function faultOf(
  outcome: StationOutcome,
  about: { reader: Reader; unavailable: string; isOwn(event: LedgerEvent): boolean },
): Fault | null {
  switch (outcome.at) {
    case 'refused':
      return refusedFault(outcome.refusal, about.reader)
    case 'unavailable':
      return { code: 'ledger-unavailable', detail: about.unavailable }
    case 'unchanged':
      return null
    case 'done': {
      const own = ownEvents(outcome.entry)
      // What was so already leaves nothing in the entry but the new day that it may have opened.
      return own.length === 0 || own.some(about.isOwn) ? null : commandIdInUse
    }
  }
}

export function sendFault(reply: FastifyReply, { code, detail, more }: Fault) {
  return sendProblem(reply, code, detail, more)
}

function refusedFault(refusal: Refusal, reader: Reader): Fault {
  const { code } = refusal
  const detail = refusalWords(refusal, reader)
  if (!('ticketId' in refusal)) return { code, detail }
  const { ticketId, number } = refusal
  // A resident who has a ticket for the errand already is shown its number; a clerk has it on the screen.
  return { code, detail, more: reader === 'resident' ? { ticketId, number } : { ticketId } }
}
