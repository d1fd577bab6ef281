import type { PrintState } from '#contract/ticket.ts'
import type { Reply } from '../../link/api.ts'
import { untilAnswered } from '../../link/until-answered.ts'

/**
 * Has something printed once, however often the station has to be asked (`send` names the same command each time), and
 * shows how the print stands. Silent when the signal aborted meanwhile.
 */
export async function printOnce(
  send: () => Promise<Reply<{ print: PrintState }>>,
  show: (print: PrintState) => void,
  signal: AbortSignal,
): Promise<void> {
  show({ at: 'sending' })
  const reply = await untilAnswered(send, signal)
  if (signal.aborted) return
  show(reply.at === 'ok' ? reply.value.print : { at: 'failed', reason: 'error' })
}
