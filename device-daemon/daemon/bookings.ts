import type { BookingReceipt } from '#contract/bookings.ts'
import type { Paper } from '#contract/paper.ts'
import { type BookingDesk, openBookingDesk } from '#daemon/desks/bookings/booking-desk.ts'
import { bookingSlip } from '#daemon/desks/bookings/booking-slip.ts'
import { bookingsTodo } from '#daemon/desks/bookings/bookings-todo.ts'
import { forgetBookings } from '#daemon/desks/bookings/forget-bookings.ts'
import { openRosterTroubles } from '#daemon/desks/bookings/roster-troubles.ts'
import { bookingsTopic } from '#daemon/http/live/topics/bookings.ts'
import { bookingStaffRoutes } from '#daemon/http/routes/bookings-staff.ts'
import { bookingRoutes } from '#daemon/http/routes/bookings.ts'
import { bookingWords } from '#daemon/http/words/bookings.ts'
import { todoInWords } from '#daemon/http/words/todo.ts'
import { bookingsTodoWords } from '#daemon/http/words/todo/bookings.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { bookingAgentWords } from '#daemon/http/words/troubles/bookings.ts'
import { cardDesk } from './cards.ts'
import { printsAt } from './devices.ts'
import type { Feature, Ground } from './feature.ts'
import { restingOn } from './resting-on.ts'
import { staffDesk, staffGate } from './staff.ts'

/** The one desk of bookings; a guide says by it what can be booked, and a ticket is taken by it. */
export function bookingDesk(ground: Ground): BookingDesk {
  const { station, stores, settings, guides, contents, clock, log } = ground
  const { staff } = ground.use(staffDesk)
  return openBookingDesk({
    station,
    views: stores.views,
    seal: stores.seal,
    offered: () => contents.published('rules').bookings ?? null,
    guide: guides.guide,
    hours: () => contents.published('station').hours,
    privateTitle: bookingWords.private,
    nameOf: (account) => staff.byId(account)?.name ?? account,
    accountOf(name) {
      const account = staff.byName(name)
      return account?.at === 'active' ? account.id : undefined
    },
    clock,
    log,
    timeZone: settings.station.timeZone,
  })
}

/** A station that has stopped taking bookings forgets the old ones all the same. */
const KEEP_DAYS = 30

/** 上门办理、预约、代为联系、预约取号. */
export const bookings: Feature = (ground) => {
  const { station, stores, contents, devices, kiosks, clock, log } = ground
  const desk = ground.use(bookingDesk)
  const state = () => station.state().bookings
  const forgetting = forgetBookings({
    station,
    views: stores.views,
    seal: stores.seal,
    keepDays: () => contents.published('rules').bookings?.keepDays ?? KEEP_DAYS,
    log,
  })
  ground.atClose(forgetting.close)
  const rosterTroubles = openRosterTroubles({
    offered: () => contents.published('rules').bookings ?? null,
    byName: ground.use(staffDesk).staff.byName,
    clock,
  })
  function paper(receipt: BookingReceipt): Paper {
    const { name: stationName, address, phone, sample } = contents.published('station')
    return bookingSlip(receipt, { stationName, address, phone, sample })
  }
  const prints = ground.use(printsAt)
  return {
    routes: [
      {
        group: 'residents',
        register: (app) =>
          bookingRoutes(app, {
            desk,
            kiosks,
            paper,
            printerFor: devices.printerFor,
            cards: ground.use(cardDesk),
          }),
      },
      {
        group: 'staff',
        register: (app) =>
          bookingStaffRoutes(app, {
            desk,
            gate: ground.use(staffGate),
            today: station.today,
            paper,
            printer: () => devices.printerFor(kiosks.ids.find(prints) ?? kiosks.first),
          }),
      },
    ],
    topics: [
      bookingsTopic(
        () => ({
          open: state().open.length,
          acts: state().open.reduce((sum, { acts }) => sum + acts.length, state().count),
        }),
        state,
      ),
    ],
    troubles: () => inWords(rosterTroubles(), bookingAgentWords),
    todo: restingOn(
      () => [state(), station.today()],
      (open, today) => todoInWords(bookingsTodo(open, today), bookingsTodoWords),
    ),
  }
}
