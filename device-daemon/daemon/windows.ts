import type { WindowWork, StaffTicket } from '#contract/clerk.ts'
import { openPastTickets } from '#daemon/desks/tickets/past-tickets.ts'
import { windowWork, staffTicket } from '#daemon/desks/windows/window-work.ts'
import { openUnansweredTakeOvers } from '#daemon/desks/windows/unanswered-take-overs.ts'
import { openUnattended } from '#daemon/desks/windows/unattended.ts'
import { openWindowDisplays, type WindowDisplays } from '#daemon/desks/windows/window-displays.ts'
import { waitingFor } from '#daemon/domain/queue/call.ts'
import { ticketProjection } from '#daemon/domain/queue/projection.ts'
import { unattendedLines } from '#daemon/domain/queue/unattended.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import { takeOversTopic } from '#daemon/http/live/topics/take-overs.ts'
import { windowsTopic } from '#daemon/http/live/topics/windows.ts'
import { errandRoutes } from '#daemon/http/routes/errands.ts'
import { pastTicketRoutes } from '#daemon/http/routes/past-tickets.ts'
import { windowRoutes } from '#daemon/http/routes/windows.ts'
import { filePages } from '#daemon/http/server/pages.ts'
import { unattendedWords } from '#daemon/http/words/troubles/queue.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { endedDays } from './day.ts'
import { printsAt } from './devices.ts'
import type { Feature, Ground } from './feature.ts'
import { hallDesk } from './hall.ts'
import { staffDesk, staffGate } from './staff.ts'
import { stationTickets } from './tickets.ts'

/** The windows: what clerks do there, their displays, and the screens that stand before them. */
export const windows: Feature = (ground) => {
  const { station, contents, kiosks, uiDir } = ground
  const all = () => ground.service().windows
  const hall = ground.use(hallDesk)
  const { staff } = ground.use(staffDesk)
  const prints = ground.use(printsAt)
  ground.use(windowDisplays)
  ground.atClose(openUnansweredTakeOvers({ station, clock: ground.clock, node: ground.stores.node }).close)
  const known = (id: string) => all().some((window) => window.id === id)
  const labelOf = (id: string) => all().find((window) => window.id === id)?.label
  const unattended = openUnattended({
    lines: () => unattendedLines(station.state().queue, ground.rules()),
    clock: ground.clock,
  })
  return {
    troubles: () =>
      inWords(unattended.troubles(), (trouble) => unattendedWords(trouble, (id) => labelOf(id) ?? id)),
    routes: [
      {
        group: 'staff',
        register(app) {
          windowRoutes(app, {
            station,
            hall,
            gate: ground.use(staffGate),
            work: workOf(ground),
            staffTicket: ticketOf(ground),
            printsAt: prints,
            printingKiosk: () => kiosks.ids.find(prints) ?? kiosks.first,
          })
          errandRoutes(app, ground.guides)
          pastTicketRoutes(app, {
            openDay: () => station.state().day.open,
            find: openPastTickets({
              views: ground.use(endedDays),
              shown: shownIn(ground),
              windowLabel: labelOf,
              clerkName: (id) => staff.plateOf(id)?.name,
            }),
          })
          return filePages(app, uiDir, [{ path: '/window/:id', file: 'window/index.html', known }])
        },
      },
    ],
    topics: [
      takeOversTopic(),
      windowsTopic(
        hall,
        (listener) => {
          staff.onChanged(listener)
          contents.onChanged((kinds) => {
            if (kinds.includes('plates') || kinds.includes('rules')) listener()
          })
        },
        // A ticket that a window holds changes only together with that window.
        () => [station.state().queue.windows, ground.service()],
      ),
    ],
    pages: all().map(({ id, label }) => ({ group: 'staff', path: `/window/${id}`, title: label })),
  }
}

/** The displays of the windows that this daemon looks after. */
export function windowDisplays({
  station,
  settings,
  devices,
  clock,
  rules,
  service,
  contents,
  atClose,
}: Ground): WindowDisplays {
  const windows = () => service().windows.filter(settings.owns.window)
  const waitingAt = (id: string) => waitingFor(station.state().queue, id, rules())
  const { displayFor } = devices
  const displays = openWindowDisplays({ station, clock, windows, waitingAt, displayFor })
  atClose(displays.close)
  contents.onChanged((kinds) => {
    if (kinds.includes('rules')) displays.show()
  })
  return displays
}

const time = ({ clock }: Ground) => new Date(clock.now()).toISOString()

/** What the clerk's screen of one window shows. */
function workOf(ground: Ground): (windowId: string) => WindowWork {
  const { station, settings, rules, guides } = ground
  const { staff } = ground.use(staffDesk)
  const hall = ground.use(hallDesk)
  return (windowId) =>
    windowWork(station.state().queue, windowId, {
      seq: station.seq(),
      now: time(ground),
      shownNow: new Date(station.now()).toISOString(),
      timeZone: settings.station.timeZone,
      rules: rules(),
      guideOf: guides.guide,
      windows: hall.windows(),
      queues: ground.use(stationTickets).queues(),
      staffCalls: hall.staffCalls(),
      clerks: hall.atWork(),
      nameOf: (account) => staff.byId(account)?.name ?? account,
      printers: ground.kiosks.ids.filter(ground.use(printsAt)),
    })
}

/** A ticket of any day as staff see it. */
function ticketOf(ground: Ground): (ticketId: string) => Promise<StaffTicket | null> {
  const { station } = ground
  const shown = shownIn(ground)
  return async (ticketId) => {
    const record = station.state().queue.tickets.get(ticketId)
    if (record !== undefined) return shown(record)
    const past = await ground.use(endedDays).ask(ticketProjection, ({ byId }) => byId(ticketId))
    return past === undefined ? null : shown(past.record)
  }
}

function shownIn(ground: Ground): (record: TicketRecord) => StaffTicket {
  const { rules, guides } = ground
  return (record) => staffTicket(record, { rules: rules(), now: time(ground), guideOf: guides.guide })
}
