import type { Reply } from '../../link/api.ts'
import type { Screen } from '../shell/screens.ts'

/** The screen for an answer that is none: the machine cannot help, a person does. */
export function cannotTake(reply: Exclude<Reply<unknown>, { at: 'ok' }>): Screen {
  // `away` comes only from a question that was called off, and its answer is not shown.
  return { at: 'cannot-take', code: reply.at === 'refused' ? reply.problem.code : 'internal-error' }
}
