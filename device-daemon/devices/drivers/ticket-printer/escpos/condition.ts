import type { Clock } from '#daemon/clock.ts'
import type { PrintFault } from '#contract/ticket.ts'
import type { PrinterCondition } from '#daemon/devices/ports.ts'
import { conditionsOf, type RealtimeQuery } from '#daemon/devices/protocols/escpos/status.ts'
import type { Conversation } from './conversation.ts'

/** What is known of the printer's own state. */
export type Condition = {
  /** Asks the printer now. `answered` as soon as one question was. */
  poll(): Promise<'answered' | 'silent'>
  /** As last said by the printer. */
  now(): readonly PrinterCondition[]
  /** Why nothing can be printed now, the gravest first; undefined = it can. */
  obstacle(): PrintFault | undefined
  /** Asks before believing: a fault counts when the printer tells of it twice in a row, for one byte may be noise. */
  verifiedObstacle(): Promise<{ at: 'answered' | 'silent'; obstacle: PrintFault | undefined }>
  /** Whether the printer has said anything about itself on this connection. */
  heard(): 'never' | 'heard'
}

const ERROR_BIT = 0x40 // of DLE EOT 2: something that DLE EOT 3 names
const LATE_ANSWER_MS = 100 // an answer to the question before has come by then, or will not come
const READINGS = 3 // of a line so noisy that none is like the one before, none is believed
const GRAVEST_FIRST = ['paper-out', 'cover-open', 'cutter', 'error', 'offline'] as const

/** Why these conditions keep a slip from coming out; `near-end` and `unresponsive` do not. */
export function obstacleIn(conditions: readonly PrinterCondition[]): PrintFault | undefined {
  return GRAVEST_FIRST.find((fault) => conditions.includes(fault))
}

/** Keeps what the printer says of itself, by DLE EOT and by automatic status; `changed` after each difference. */
export function watchCondition(talk: Conversation, clock: Clock, changed: () => void): Condition {
  let conditions: readonly PrinterCondition[] = []
  let heard: 'never' | 'heard' = 'never'
  let automaticSeen = 0
  /** The first time each query is tried, to find out which ones this unit knows. */
  let known: 'first-time' | 'asked-before' = 'first-time'
  /** Queries that this unit leaves unanswered while it answers others. */
  const unsupported = new Set<RealtimeQuery>()

  const become = (next: readonly PrinterCondition[]) => {
    const same = heard === 'heard' && next.join() === conditions.join()
    heard = 'heard'
    conditions = next
    if (!same) changed()
  }
  talk.listen((reply) => {
    if (reply.at !== 'automatic') return
    automaticSeen += 1
    become(conditionsOf({ at: 'automatic', bytes: reply.bytes }))
  })

  /** Twice, for one byte is easily lost to noise. */
  const ask = async (query: RealtimeQuery) => {
    if (unsupported.has(query)) return 'silent'
    const first = await talk.ask(query)
    if (first !== 'silent' || talk.state() !== 'open') return first
    await new Promise<void>((resolve) => clock.after(LATE_ANSWER_MS, resolve))
    return talk.ask(query)
  }

  const poll = async (): Promise<'answered' | 'silent'> => {
    const before = automaticSeen
    const bytes: Partial<Record<RealtimeQuery, number>> = {}
    const silent: RealtimeQuery[] = []
    const queries: RealtimeQuery[] = [1, 2, 4]
    for (const query of queries) {
      const byte = await ask(query)
      if (byte !== 'silent') bytes[query] = byte
      else if (known === 'asked-before' && !unsupported.has(query)) return 'silent'
      else silent.push(query)
    }
    known = 'asked-before'
    if (((bytes[2] ?? 0) & ERROR_BIT) !== 0) {
      const error = await talk.ask(3)
      if (error !== 'silent') bytes[3] = error
    }
    if (silent.length === queries.length) return 'silent'
    for (const query of silent) unsupported.add(query)
    // What the printer said by itself meanwhile is newer than the answers.
    if (automaticSeen === before) become(conditionsOf({ at: 'realtime', bytes }))
    return 'answered'
  }

  return {
    poll,
    now: () => conditions,
    obstacle: () => obstacleIn(conditions),
    heard: () => heard,
    async verifiedObstacle() {
      let before: PrintFault | undefined
      for (let asked = 0; asked < READINGS; asked += 1) {
        const at = await poll()
        const obstacle = obstacleIn(conditions)
        if (at === 'silent' || obstacle === undefined || obstacle === before) return { at, obstacle }
        before = obstacle
      }
      return { at: 'answered', obstacle: undefined }
    },
  }
}
