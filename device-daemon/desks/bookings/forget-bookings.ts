import { bookingsProjection } from '#daemon/domain/bookings/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { sealName } from './booking-desk.ts'

/** A station that was off for years has many to forget: so many are asked for at a time. */
const AT_A_TIME = 100

/**
 * Destroys the key of each booking whose term is over, once a day and at every start. First the key, then the entry that
 * says so: what a power cut leaves undone, the next start does.
 */
export function forgetBookings(parts: {
  station: Pick<Station, 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget'> | null
  keepDays(): number
  log: Log
}): {
  /** What was begun is done. */
  settled(): Promise<void>
  close(): void
} {
  const { station, views, seal, keepDays, log } = parts
  let done = ''

  async function forget(): Promise<void> {
    const today = station.today()
    if (today === done || seal === null) return
    done = today
    const since = Temporal.PlainDate.from(today).subtract({ days: keepDays() }).toString()
    const tried = new Set<string>()
    for (;;) {
      const kept = await views.ask(bookingsProjection, (queries) => queries.kept(since, AT_A_TIME))
      // What is still listed after it was seen to waits for its table.
      const fresh = kept.filter(({ id }) => !tried.has(id))
      for (const { id } of fresh) {
        tried.add(id)
        const forgotten = seal.forget(sealName(id))
        if (forgotten.at === 'failed') {
          log.error({ reason: forgotten.reason }, 'the person of a booking is not forgotten yet')
          return
        }
        const command = { type: 'forget-booking', bookingId: id } as const
        const outcome = await station.execute(`forget-booking/${id}`, command, { at: 'system' })
        if (outcome.at !== 'done') return
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
