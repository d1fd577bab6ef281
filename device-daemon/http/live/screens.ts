import type { KioskView } from '#contract/station.ts'
import { liveEvents } from './live-events.ts'
import type { LiveEvent, LiveStream } from './event-stream.ts'
import type { StationHttpParts } from '../server/station-http.ts'

type Parts = Pick<
  StationHttpParts,
  | 'station'
  | 'tickets'
  | 'clock'
  | 'kiosks'
  | 'board'
  | 'stationView'
  | 'common'
  | 'guides'
  | 'onContentsChanged'
  | 'cards'
  | 'scans'
  | 'hall'
  | 'announcing'
  | 'pads'
  | 'desk'
  | 'onDevicesChanged'
>

/** Tells every screen what changed: each ledger entry once, and what is not in the ledger (hours, devices). */
export function publishToScreens(parts: Parts, live: LiveStream, kioskView: (id: string) => KioskView): void {
  const { station, tickets, clock, kiosks, board, cards, scans, hall, announcing, pads, desk } = parts
  let queuesTold = ''
  let windowsTold = JSON.stringify(hall.windows())
  let staffCallsTold = JSON.stringify(hall.staffCalls())
  station.onEntries((entries) => {
    const state = station.state().queue
    const queues = tickets.queues()
    const queuesNow = JSON.stringify(queues)
    const windows = hall.windows()
    const windowsNow = JSON.stringify(windows)
    const staffCalls = hall.staffCalls()
    const staffCallsNow = JSON.stringify(staffCalls)
    for (const [i, entry] of entries.entries()) {
      const events: LiveEvent[] = [
        ...entry.events.flatMap((event) => liveEvents(event, state)),
        ...announcing.announcementsOf(entry).map((data) => ({ event: 'announcement', data }) as const),
      ]
      // These are as they stand after the whole batch, so they go with its last entry.
      const last = i === entries.length - 1
      if (last && windowsNow !== windowsTold) {
        windowsTold = windowsNow
        events.push({ event: 'windows-changed', data: { windows } })
      }
      if (last && staffCallsNow !== staffCallsTold) {
        staffCallsTold = staffCallsNow
        events.push({ event: 'staff-calls-changed', data: { staffCalls } })
      }
      if (last && queuesNow !== queuesTold) {
        queuesTold = queuesNow
        events.push({ event: 'queues-changed', data: { queues } })
      }
      live.publish(entry.seq, events)
    }
  })
  station.onOpeningChanged((opening) => {
    live.change(null, {
      event: 'opening-changed',
      data: { now: new Date(clock.now()).toISOString(), opening },
    })
  })
  cards.onEvent((kiosk, event) => live.tell(kiosk, event))
  scans.onScan((kiosk, data) => live.tell(kiosk, { event: 'code-scanned', data }))
  pads.onRefused((data) => live.tell(null, { event: 'pad-refused', data }))
  board.onChanged(() => {
    live.change(null, { event: 'board-changed', data: { day: board.today(), ...board.brief() } })
  })
  // Plates and pictures are no part of the ledger.
  desk.staff.onChanged(() => {
    live.change(null, { event: 'windows-changed', data: { windows: hall.windows() } })
  })
  parts.onContentsChanged((kinds) => {
    const data = {
      kinds: [...kinds],
      station: parts.stationView(),
      common: parts.common(),
      itemCount: parts.guides.list().guides.length,
    }
    live.change(null, { event: 'contents-changed', data })
  })
  parts.onDevicesChanged(() => {
    for (const { id } of kiosks) live.change(id, { event: 'kiosk-changed', data: { kiosk: kioskView(id) } })
  })
}
