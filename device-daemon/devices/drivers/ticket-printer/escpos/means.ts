import { randomInt } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'
import { processId, processIdRequest, type ProcessId } from '#daemon/devices/protocols/escpos/confirmation.ts'
import type { Conversation } from './conversation.ts'

/** How this unit says that a slip is on paper. `unknown` until it has been asked. */
export type Means = 'unknown' | 'process-id' | 'fence' | 'none'

const PROBE_MS = 1000 // an idle printer answers within some ms
const QUIET_MS = 500 // answers to fences follow each other at once when nothing is printed between them
const WRITE_MS = 1000
const IDS = 94 ** 4

/**
 * Fresh process ids. They start anywhere, because a printer may still answer to a job of the run before this one, and
 * that must not confirm a slip of ours.
 */
export function processIds(): () => ProcessId {
  let n = randomInt(IDS)
  return () => {
    n = (n + 1) % IDS
    return processId(n)
  }
}

/** Finds out by asking. The printer must be able to print, else it answers neither. */
export async function learnMeans(talk: Conversation, nextId: () => ProcessId, clock: Clock): Promise<Means> {
  const id = nextId()
  const answered = talk.until(
    (heard) => (heard.at === 'process-id' && heard.id === id ? heard.id : undefined),
    PROBE_MS,
  )
  await talk.send(processIdRequest(id), WRITE_MS)
  if ((await answered) !== 'silent') return 'process-id'
  return (await settleFences(talk, clock)) === 'settled' ? 'fence' : 'none'
}

/**
 * Makes sure that no GS r of an earlier, unconfirmed job is answered later and taken for the next job's: sends one more
 * and waits until the answers have stopped. Nothing is printed between those fences, so their answers come in one go.
 */
export async function settleFences(talk: Conversation, clock: Clock): Promise<'settled' | 'silent'> {
  const isFence = (heard: { at: string }) => (heard.at === 'fence' ? true : undefined)
  const first = talk.until(isFence, PROBE_MS)
  await talk.sendFence()
  if ((await first) === 'silent') return 'silent'
  for (;;) {
    const from = clock.monotonic()
    if ((await talk.until(isFence, QUIET_MS)) === 'silent' && clock.monotonic() - from >= QUIET_MS) break
    if (talk.state() !== 'open') return 'silent'
  }
  talk.forgetFences()
  return 'settled'
}
