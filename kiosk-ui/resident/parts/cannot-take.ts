import type { Reply } from '../../link/api.ts'
import type { Screen } from '../shell/screens.ts'

/** The screen for an answer that is none: the guide is not in force, or the machine cannot help and a person does. */
export function cannotTake(reply: Exclude<Reply<unknown>, { at: 'ok' }>): Screen {
  if (reply.at === 'refused' && reply.problem.guide)
    return { at: 'guide-resting', resting: reply.problem.guide }
  // `away` comes only from a question that was called off, and its answer is not shown.
  return { at: 'cannot-take', code: reply.at === 'refused' ? reply.problem.code : 'internal-error' }
}
