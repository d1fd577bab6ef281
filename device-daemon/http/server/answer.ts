import type { FastifyReply } from 'fastify'
import { type ProblemCode, problemStatus } from '#contract/problem.ts'
import type { Outcome } from '#daemon/station/commit-queue.ts'
import { justRestoredWords } from '../words/just-restored.ts'
import type { Reader } from '../words/reader.ts'
import { ownEvents } from './own-events.ts'
import { type OwnCode, type ProblemMore, sendProblem } from './problems.ts'

/** Why a command did not do what was asked. `detail` is read by people: plain Chinese. */
export type Fault = { code: ProblemCode | OwnCode; detail: string; more?: ProblemMore }

type Refused = { code: string }

/** HTTP statuses of the codes that one area alone has; of the others they stand in the contract. */
type OwnStatuses<Refusal extends Refused> =
  Exclude<Refusal['code'], ProblemCode> extends never
    ? { statuses?: never }
    : { statuses: Readonly<Record<Exclude<Refusal['code'], ProblemCode>, number>> }

/**
 * `words`: what a person reads of a refusal of the command's area. `unavailable`: what they read while the ledger takes
 * nothing. `isOwn`: whether an event is one that the command writes; an entry of other events alone is not the command's.
 */
type About<Event, Refusal extends Refused> = {
  words(refusal: Refusal, reader: Reader): string
  reader: Reader
  unavailable: string
  isOwn(event: Event): boolean
} & OwnStatuses<Refusal>

/** The entry under this commandId was written by another command. */
export const commandIdInUse: Fault = {
  code: 'command-id-in-use',
  detail: '这个编号已经用在别的操作上，请再点一次。',
}

/** The one way from the outcome of a command to its answer: the fault to send, or null where what was asked is so. */
export function faultOf<Event extends { type: string }, Refusal extends Refused>(
  outcome: Outcome<Event, Refusal>,
  about: About<Event, Refusal>,
): Fault | null {
  switch (outcome.at) {
    case 'refused':
      return refusedFault(outcome.refusal, about)
    case 'unavailable':
      return outcome.waitSeconds === undefined
        ? { code: 'ledger-unavailable', detail: about.unavailable }
        : justRestored(outcome.waitSeconds, about.reader)
    case 'unchanged':
      return null
    case 'done': {
      const own = ownEvents(outcome.entry)
      // What was so already leaves nothing in the entry but the new day that it may have opened.
      return own.length === 0 || own.some(about.isOwn) ? null : commandIdInUse
    }
  }
}

function justRestored(waitSeconds: number, reader: Reader): Fault {
  return {
    code: 'just-restored',
    detail: justRestoredWords(waitSeconds, reader),
    more: { retryAfterSeconds: waitSeconds },
  }
}

export function sendFault(reply: FastifyReply, { code, detail, more }: Fault) {
  return sendProblem(reply, code, detail, more)
}

function refusedFault<Refusal extends Refused>(refusal: Refusal, about: About<never, Refusal>): Fault {
  const { reader } = about
  const code = codeOf(refusal.code, about.statuses ?? {})
  const detail = about.words(refusal, reader)
  if (!namesTicket(refusal)) return { code, detail }
  const { ticketId, number } = refusal
  // A resident who has a ticket for the errand already is shown its number; a clerk has it on the screen.
  return { code, detail, more: reader === 'resident' ? { ticketId, number } : { ticketId } }
}

const namesTicket = (refusal: Refused): refusal is Refused & { ticketId: string; number: string } =>
  'ticketId' in refusal

function codeOf(code: string, statuses: Readonly<Record<string, number>>): ProblemCode | OwnCode {
  if (isKnown(code)) return code
  const status = statuses[code]
  if (status === undefined) throw new Error(`no HTTP status for ${code}`)
  return { own: code, status }
}

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(problemStatus, code)
