import type { Station } from '#daemon/station.ts'
import type { Failed, Seal } from '#daemon/store/keys/seal.ts'

export type Forgetting = {
  /** What was begun is done. */
  settled(): Promise<void>
  close(): void
}

/** A station that was off for years has many to forget: so many are asked for at a time. */
const AT_A_TIME = 100

/**
 * Destroys the key of each record whose term is over, once a day and at every start. First the key, then the entry that
 * says so: what a power cut leaves undone, the next start does. What fails is tried again the next day.
 */
export function openForgetting<Record extends { id: string }>(parts: {
  station: Pick<Station, 'today' | 'onTick'>
  /** Null while nothing personal can be kept. */
  seal: Pick<Seal, 'forget'> | null
  /** The seal's name for a record. */
  sealName(id: string): string
  /** What is done on this day (YYYY-MM-DD) before anything is forgotten. */
  before?(today: string): Promise<void>
  /** So many whose term is over on this day, each until it is forgotten. */
  due(today: string, count: number): Promise<readonly Record[]>
  /** Asked right before its key is destroyed: whether it has not come back meanwhile. */
  isOver?(record: Record): boolean
  /** Writes down that its key is destroyed; false where that could not be. */
  note(record: Record): Promise<boolean>
  /** Its key could not be destroyed. */
  failed(record: Record, reason: Failed['reason']): void
}): Forgetting {
  const { station, seal } = parts
  let done = ''

  async function forget(): Promise<void> {
    const today = station.today()
    if (today === done || seal === null) return
    done = today
    await parts.before?.(today)
    const tried = new Set<string>()
    for (;;) {
      const due = await parts.due(today, AT_A_TIME)
      // What is still listed after it was seen to waits for its table.
      const fresh = due.filter(({ id }) => !tried.has(id))
      for (const record of fresh) {
        tried.add(record.id)
        if (parts.isOver?.(record) === false) continue
        const forgotten = seal.forget(parts.sealName(record.id))
        if (forgotten.at === 'failed') return parts.failed(record, forgotten.reason)
        if (!(await parts.note(record))) return
      }
      if (fresh.length === 0) return
    }
  }

  let going = forget()
  const close = station.onTick(() => {
    going = going.then(forget)
  })
  return { settled: () => going, close }
}

/** So many days before a day; both YYYY-MM-DD. */
export const daysBefore = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).subtract({ days }).toString()
