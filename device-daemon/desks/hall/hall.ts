import type { WindowWork } from '#contract/clerk.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { ClerkPlate, WindowView } from '#contract/window.ts'
import type { Station } from '#daemon/station.ts'
import { type WindowProfile, windowViews } from '../windows/window-views.ts'

/** Who serves where, and who called for staff: what every screen of the hall may know, under people's own names. */
export type Hall = {
  windows(): WindowView[]
  staffCalls(): StaffCall[]
  /** The clerks whose window is open or paused, each once, in the order of the windows. */
  atWork(): WindowWork['clerks']
}

export function stationHall(parts: {
  station: Pick<Station, 'state'>
  /** As they are published now, in the order of station.yaml. */
  windows(): readonly WindowProfile[]
  plateOf(clerkId: string): ClerkPlate | undefined
}): Hall {
  const { station, windows, plateOf } = parts
  const views = () => windowViews(station.state().queue, windows(), plateOf)
  return {
    windows: views,
    atWork() {
      const names = new Map(views().flatMap(({ clerk }) => (clerk ? [[clerk.id, clerk.name] as const] : [])))
      return [...names].map(([id, name]) => ({ id, name }))
    },
    staffCalls: () =>
      station.state().staffCalls.map(({ id, kiosk, calledAt, state }) => ({
        id,
        kiosk,
        calledAt,
        state: state.at === 'waiting' ? state : { ...state, name: plateOf(state.clerk)?.name ?? '' },
      })),
  }
}
