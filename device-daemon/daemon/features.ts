import { backups } from './backups.ts'
import { bench } from './bench.ts'
import { board } from './board.ts'
import { bookings } from './bookings.ts'
import { calendar } from './calendar.ts'
import { cards } from './cards.ts'
import { cases } from './cases.ts'
import { contents } from './contents.ts'
import { day } from './day.ts'
import { deviceChanges } from './device-changes.ts'
import { deviceTests } from './device-tests.ts'
import { devices } from './devices.ts'
import { displays } from './displays.ts'
import type { Feature } from './feature.ts'
import { feedback } from './feedback.ts'
import { firstUse } from './first-use.ts'
import { findTicket } from './find-ticket.ts'
import { gallery } from './gallery.ts'
import { guides } from './guides.ts'
import { hall } from './hall.ts'
import { health } from './health.ts'
import { home } from './home.ts'
import { keeper } from './keeper.ts'
import { live } from './live.ts'
import { media } from './media.ts'
import { opening } from './opening.ts'
import { packs } from './packs.ts'
import { pads } from './pads.ts'
import { phone } from './phone.ts'
import { places } from './places.ts'
import { queues } from './queues.ts'
import { records } from './records.ts'
import { reports } from './reports.ts'
import { screens } from './screens.ts'
import { staff } from './staff.ts'
import { staffCalls } from './staff-calls.ts'
import { tickets } from './tickets.ts'
import { todo } from './todo.ts'
import { troubles } from './troubles.ts'
import { updates } from './updates.ts'
import { voice } from './voice.ts'
import { windows } from './windows.ts'

/** Everything that a station can do. A new feature is its own file and one line here. */
export const features: readonly Feature[] = [
  records,
  backups,
  updates,
  media,
  // Before what the station itself writes, which stands over it.
  packs,
  contents,
  home,
  tickets,
  day,
  cards,
  findTicket,
  guides,
  places,
  voice,
  hall,
  board,
  staff,
  windows,
  pads,
  staffCalls,
  queues,
  opening,
  feedback,
  cases,
  bookings,
  calendar,
  reports,
  live,
  devices,
  deviceTests,
  deviceChanges,
  screens,
  displays,
  phone,
  troubles,
  todo,
  firstUse,
  health,
  keeper,
  bench,
  gallery,
]
