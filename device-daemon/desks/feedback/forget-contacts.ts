import { feedbackProjection } from '#daemon/domain/feedback/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { sealName } from './feedback-desk.ts'

/**
 * Destroys the key of each record whose term is over, once a day and at every start. First the key, then the entry that
 * says so: what a power cut leaves undone, the next start does.
 */
export function forgetContacts(parts: {
  station: Pick<Station, 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget'> | null
  /** The key lies where it was made. */
  owns(kiosk: string): boolean
  log: Log
}): {
  /** What was begun is done. */
  settled(): Promise<void>
  close(): void
} {
  const { station, views, seal, owns, log } = parts
  let done = ''

  async function forget(): Promise<void> {
    const today = station.today()
    if (today === done || seal === null) return
    done = today
    const ended = await views.ask(feedbackProjection, (queries) => queries.ended(today))
    for (const { id, kiosk } of ended) {
      if (!owns(kiosk)) continue
      const forgotten = seal.forget(sealName(id))
      if (forgotten.at === 'failed') {
        log.error({ reason: forgotten.reason }, 'a phone number is not forgotten yet')
        continue
      }
      const command = { type: 'forget-feedback-contact', feedbackId: id } as const
      await station.execute(`forget-contact/${id}`, command, { at: 'system' })
    }
  }

  let going = forget()
  const close = station.onTick(() => {
    going = going.then(forget)
  })
  return { settled: () => going, close }
}
