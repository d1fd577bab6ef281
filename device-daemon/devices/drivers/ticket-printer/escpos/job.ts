import type { PrintFault } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PrintOutcome } from '#daemon/devices/ports.ts'
import { type Confirmation, confirmationRequest } from '#daemon/devices/protocols/escpos/confirmation.ts'
import { automaticStatusRequest, conditionsOf } from '#daemon/devices/protocols/escpos/status.ts'
import { obstacleIn, type Condition } from './condition.ts'
import type { Conversation, Heard } from './conversation.ts'

const WATCH_MS = 500 // while waiting for the confirmation; not every unit reports by itself

export type JobContext = {
  talk: Conversation
  condition: Condition
  clock: Clock
  writeMs: number
  confirmMs: number
}

/** What the printer has said about the job so far. */
type Verdict = { at: 'confirmed' } | { at: 'fault'; reason: PrintFault } | { at: 'silent' }

/**
 * Sends one slip, as `compose` gives it, and finds out what became of it. The caller has made sure that the printer can
 * print. From the first byte on the outcome is `printed` or `unconfirmed`, in every case: see the table in session.ts.
 */
export async function sendJob(
  slip: Uint8Array,
  confirmation: Confirmation,
  context: JobContext,
): Promise<PrintOutcome> {
  const { talk, condition } = context
  // The slip begins with a reset, which ends automatic status on some units.
  const bytes = Buffer.concat([slip, confirmationRequest(confirmation), automaticStatusRequest()])
  const verdict = openVerdict(confirmation, talk)
  const fences = confirmation.at === 'fence' ? 1 : 0
  const written = await talk.send(bytes, context.writeMs, fences)
  if (written.at !== 'written') {
    verdict.end()
    const fault = written.at === 'closed' ? 'unplugged' : (condition.obstacle() ?? 'timeout')
    return { at: 'unconfirmed', reason: verdict.fault() ?? fault }
  }
  if (confirmation.at === 'none') {
    verdict.end()
    return { at: 'unconfirmed', reason: verdict.fault() ?? 'timeout' }
  }
  const found = await verdictWithin(verdict, context)
  verdict.end()
  switch (found.at) {
    case 'confirmed':
      return confirmation.at === 'fence' ? afterFence(condition) : { at: 'printed' }
    case 'fault':
      return { at: 'unconfirmed', reason: found.reason }
    case 'silent':
      return { at: 'unconfirmed', reason: condition.obstacle() ?? 'timeout' }
  }
}

/** Waits for the printer's word, and looks after it meanwhile: not every unit reports a fault by itself. */
async function verdictWithin(
  verdict: VerdictBook,
  { condition, clock, confirmMs }: JobContext,
): Promise<Verdict> {
  const deadline = clock.monotonic() + confirmMs
  verdict.allTaken()
  let watching = true
  for (;;) {
    const left = deadline - clock.monotonic()
    const found = await verdict.news(Math.min(WATCH_MS, left), clock)
    if (found.at !== 'silent' || clock.monotonic() >= deadline) return found
    // A unit that does not answer while it prints is only waited for.
    if (!watching && condition.obstacle() === undefined) continue
    const { at, obstacle } = await condition.verifiedObstacle()
    watching = at === 'answered'
    const reason = jobFault(obstacle)
    if (reason !== undefined) verdict.blame(reason)
  }
}

/** A fence says that the bytes were worked off, so the printer must also say that nothing kept them from the paper. */
async function afterFence(condition: Condition): Promise<PrintOutcome> {
  const answered = await condition.poll()
  const obstacle = answered === 'answered' ? condition.obstacle() : 'timeout'
  return obstacle === undefined ? { at: 'printed' } : { at: 'unconfirmed', reason: obstacle }
}

/** `offline` alone may be the feed button or a busy moment; the job may still come out. */
function jobFault(obstacle: PrintFault | undefined): PrintFault | undefined {
  return obstacle === 'offline' ? undefined : obstacle
}

type VerdictBook = {
  /** From now on a reported fault is looked into before it is believed. */
  allTaken(): void
  blame(reason: PrintFault): void
  fault(): PrintFault | undefined
  /** The verdict as soon as there is one; `silent` after `ms`, or earlier when there is something to look into. */
  news(ms: number, clock: Clock): Promise<Verdict>
  end(): void
}

/**
 * Listens from before the first byte, so that nothing said about the job is missed; the first word stands. A fault
 * reported while bytes were still going out stands too: the printer may have dropped those it had, and a confirmation
 * at the end of the rest would prove nothing.
 */
function openVerdict(confirmation: Confirmation, talk: Conversation): VerdictBook {
  let verdict: Verdict = { at: 'silent' }
  let phase: 'sending' | 'sent' = 'sending'
  let wake = () => {}
  const say = (next: Verdict) => {
    if (verdict.at === 'silent') verdict = next
    wake()
  }
  const end = talk.listen((heard) => {
    const said = verdictOf(heard, confirmation, talk)
    if (said === undefined) return
    if (heard.at === 'automatic' && phase === 'sent') wake()
    else say(said)
  })
  return {
    end,
    allTaken: () => {
      phase = 'sent'
    },
    blame: (reason) => say({ at: 'fault', reason }),
    fault: () => (verdict.at === 'fault' ? verdict.reason : undefined),
    news: (ms, clock) =>
      new Promise((resolve) => {
        if (verdict.at !== 'silent') return resolve(verdict)
        const settle = () => {
          cancel()
          wake = () => {}
          resolve(verdict)
        }
        const cancel = clock.after(ms, settle)
        wake = settle
      }),
  }
}

function verdictOf(heard: Heard, confirmation: Confirmation, talk: Conversation): Verdict | undefined {
  switch (heard.at) {
    case 'process-id':
      return confirmation.at === 'process-id' && heard.id === confirmation.id
        ? { at: 'confirmed' }
        : undefined
    case 'fence': {
      if (confirmation.at !== 'fence') return undefined
      const reason = obstacleIn(conditionsOf({ at: 'fence', byte: heard.byte }))
      if (reason !== undefined) return { at: 'fault', reason }
      // Answers come in order, so the last one still out is this job's own.
      return talk.fencesOut() === 0 ? { at: 'confirmed' } : undefined
    }
    case 'automatic': {
      const reason = jobFault(obstacleIn(conditionsOf({ at: 'automatic', bytes: heard.bytes })))
      return reason === undefined ? undefined : { at: 'fault', reason }
    }
    case 'gone':
      return { at: 'fault', reason: heard.why }
    case 'realtime':
    case 'flow':
    case 'noise':
      return undefined
  }
}
