import { feedbackProjection } from '#daemon/domain/feedback/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { type Forgetting, openForgetting } from '../forgetting.ts'
import { sealName } from './feedback-desk.ts'

/** Forgets the phone number that was left with what a resident said. `owns`: the key lies where it was made. */
export function forgetContacts({
  station,
  views,
  seal,
  owns,
  log,
}: {
  station: Pick<Station, 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget'> | null
  owns(kiosk: string): boolean
  log: Log
}): Forgetting {
  return openForgetting({
    station,
    seal,
    sealName,
    async due(today) {
      const ended = await views.ask(feedbackProjection, (queries) => queries.ended(today))
      return ended.filter(({ kiosk }) => owns(kiosk))
    },
    async note({ id }) {
      const command = { type: 'forget-feedback-contact', feedbackId: id } as const
      return (await station.execute(`forget-contact/${id}`, command, { at: 'system' })).at === 'done'
    },
    failed: (_record, reason) => log.error({ reason }, 'a phone number is not forgotten yet'),
  })
}
