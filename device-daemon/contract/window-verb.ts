import type { Static, TSchema } from 'typebox'
import {
  CallTicketBody,
  ClerkReprintBody,
  HoldBody,
  IssueTicketBody,
  OpenWindowBody,
  PauseWindowBody,
  RefusePriorityBody,
  type StaffTicketReply,
  TakeOverAnswerBody,
  TransferBody,
  WindowBody,
  type WindowReply,
  WindowTicketBody,
} from './clerk.ts'

/** A press of a clerk: what `POST /api/windows/:id/<verb>` takes, and whether the ticket or the window is answered. */
type Verb = { body: TSchema; answers: 'ticket' | 'window' }

/** Everything that is one press at a window. Routes, the staff's typed calls and a desk's offers are derived from it. */
export const windowVerbs = {
  open: { body: OpenWindowBody, answers: 'window' },
  /** 立即接替, the lead's. */
  'take-over': { body: WindowBody, answers: 'window' },
  'allow-take-over': { body: TakeOverAnswerBody, answers: 'window' },
  'refuse-take-over': { body: TakeOverAnswerBody, answers: 'window' },
  'withdraw-take-over': { body: WindowBody, answers: 'window' },
  pause: { body: PauseWindowBody, answers: 'window' },
  resume: { body: WindowBody, answers: 'window' },
  close: { body: WindowBody, answers: 'window' },
  'call-next': { body: WindowBody, answers: 'ticket' },
  call: { body: CallTicketBody, answers: 'ticket' },
  issue: { body: IssueTicketBody, answers: 'ticket' },
  recall: { body: WindowTicketBody, answers: 'ticket' },
  serve: { body: WindowTicketBody, answers: 'ticket' },
  finish: { body: WindowTicketBody, answers: 'ticket' },
  'finish-and-call': { body: WindowTicketBody, answers: 'ticket' },
  'no-show': { body: WindowTicketBody, answers: 'ticket' },
  hold: { body: HoldBody, answers: 'ticket' },
  return: { body: WindowTicketBody, answers: 'ticket' },
  transfer: { body: TransferBody, answers: 'ticket' },
  cancel: { body: WindowTicketBody, answers: 'ticket' },
  undo: { body: WindowTicketBody, answers: 'ticket' },
  'take-up': { body: WindowTicketBody, answers: 'ticket' },
  'refuse-priority': { body: RefusePriorityBody, answers: 'ticket' },
  reprint: { body: ClerkReprintBody, answers: 'ticket' },
} as const satisfies Record<string, Verb>

export type WindowVerb = keyof typeof windowVerbs

/** What each verb is sent, and answered. */
export type WindowVerbs = {
  [Name in WindowVerb]: {
    body: Static<(typeof windowVerbs)[Name]['body']>
    reply: (typeof windowVerbs)[Name]['answers'] extends 'ticket' ? StaffTicketReply : WindowReply
  }
}
