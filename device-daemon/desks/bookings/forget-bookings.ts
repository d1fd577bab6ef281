import { bookingsProjection } from '#daemon/domain/bookings/projection.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Seal } from '#daemon/store/keys/seal.ts'
import type { Views } from '#daemon/store/views/views.ts'
import { daysBefore, type Forgetting, openForgetting } from '../forgetting.ts'
import { sealName } from './booking-desk.ts'

/** Forgets whom a booking is for. `keepDays`: counted from the day it ended, or was for. */
export function forgetBookings({
  station,
  views,
  seal,
  keepDays,
  log,
}: {
  station: Pick<Station, 'today' | 'execute' | 'onTick'>
  views: Pick<Views, 'ask'>
  seal: Pick<Seal, 'forget'> | null
  keepDays(): number
  log: Log
}): Forgetting {
  return openForgetting({
    station,
    seal,
    sealName,
    due: (today, count) =>
      views.ask(bookingsProjection, ({ kept }) => kept(daysBefore(today, keepDays()), count)),
    async note({ id }) {
      const command = { type: 'forget-booking', bookingId: id } as const
      return (await station.execute(`forget-booking/${id}`, command, { at: 'system' })).at === 'done'
    },
    failed: (_record, reason) => log.error({ reason }, 'the person of a booking is not forgotten yet'),
  })
}
