import type { PrintState } from '#contract/ticket.ts'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { untilAnswered } from '../../../link/until-answered.ts'

/**
 * Prints a guide once, however often the station has to be asked, and shows how the print stands. Silent when the
 * signal
 * aborted meanwhile.
 */
export async function printGuide(
  { seq, kiosk }: { seq: number; kiosk: string },
  show: (print: PrintState) => void,
  signal: AbortSignal,
): Promise<void> {
  const body = { commandId: newCommandId(), kiosk }
  show({ at: 'sending' })
  const reply = await untilAnswered(
    () => api('POST /api/guides/:seq/print', { params: { seq }, body }),
    signal,
  )
  if (signal.aborted) return
  show(reply.at === 'ok' ? reply.value.print : { at: 'failed', reason: 'error' })
}
