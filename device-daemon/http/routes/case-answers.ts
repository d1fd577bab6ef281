import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { CaseReply } from '#contract/cases.ts'
import { Problem } from '#contract/problem.ts'
import type { CaseDesk, NotDone } from '#daemon/desks/cases/case-desk.ts'
import { commandIdInUse, type Fault, faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import { caseRefusalWords, caseWords } from '../words/cases.ts'

/** The case that an address names. */
export const caseParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })
/** What a route answers that does something with a case. */
export const answers = { 200: CaseReply, 201: CaseReply, '4xx': Problem, '5xx': Problem }

type Answered =
  | Awaited<ReturnType<CaseDesk['change']>>
  | Exclude<Awaited<ReturnType<CaseDesk['byId']>>, { at: 'case' }>

/** Sends what came of something that was done with a case. */
export function answer(reply: FastifyReply, changed: Answered, whenNew: 200 | 201): FastifyReply {
  switch (changed.at) {
    case 'case':
      return reply.code(changed.repeated ? 200 : whenNew).send({ case: changed.view })
    case 'unknown':
      return sendProblem(reply, 'not-found', caseWords.unknown)
    case 'not-yours':
      return sendProblem(reply, 'not-allowed', caseWords.notYours)
    case 'other-command':
      return sendFault(reply, commandIdInUse)
    case 'refused':
    case 'unavailable':
      return sendFault(reply, faultFrom(changed) ?? commandIdInUse)
  }
}

const faultFrom = (outcome: NotDone): Fault | null =>
  faultOf(outcome, {
    words: caseRefusalWords,
    statuses: {
      'unknown-case': 404,
      'ticket-not-in-hand': 409,
      'outcome-not-for-item': 422,
      'materials-missing': 422,
      'reason-wanting': 422,
      'revisit-reason-wanting': 422,
      'exclusion-not-allowed': 422,
      'too-late-to-undo': 409,
      'done-by-another': 409,
      'case-forgotten': 409,
      'due-wanting': 422,
      'due-in-the-past': 422,
      'due-too-late': 422,
      'unknown-year': 422,
      'wrong-agency-step': 409,
      'unknown-agent': 422,
    },
    reader: 'staff',
    unavailable: caseWords.unavailable.staff,
    isOwn: ({ type }) => type.startsWith('case-'),
  })
