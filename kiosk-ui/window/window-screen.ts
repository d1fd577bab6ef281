import { type ReadonlySignal, batch, signal } from '@preact/signals'
import type { Opening, StationView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import type { Live } from '../link/live.ts'
import type { Pairing } from '../link/pairing.ts'
import { type WallClock, createStationTime } from '../link/station-time.ts'

/** What the station does now, as far as a window's screen shows it. */
export type StationAtWindow = {
  station: StationView
  opening: Opening
  windows: readonly WindowView[]
}

export type WindowScreen = {
  link: Live['state']
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  now: ReadonlySignal<StationAtWindow | null>
  pairing: ReadonlySignal<Pairing>
}

/** A window's view of the station, kept up to date by the live stream. */
export function openWindowScreen(live: Live, pairing: ReadonlySignal<Pairing>): WindowScreen {
  const now = signal<StationAtWindow | null>(null)
  const time = createStationTime()
  let zone = ''

  function change(to: Partial<StationAtWindow>): void {
    const known = now.peek()
    if (known) now.value = { ...known, ...to }
  }

  live.start(({ name, data }) => {
    if (name === 'snapshot') {
      const { station, opening, windows } = data
      zone = data.timeZone
      batch(() => {
        time.sync(data.now, zone)
        now.value = { station, opening, windows }
      })
    } else if (name === 'windows-changed') change({ windows: data.windows })
    else if (name === 'contents-changed') change({ station: data.station })
    else if (name === 'opening-changed') {
      batch(() => {
        time.sync(data.now, zone)
        change({ opening: data.opening })
      })
    }
  })
  return { link: live.state, clock: time.clock, now, pairing }
}
