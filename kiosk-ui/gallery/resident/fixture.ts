// oxlint-disable-next-line typescript/triple-slash-reference -- each journey declares its screens, and nothing else is wanted
/// <reference path="../../resident/journeys.ts" />
import type { Snapshot } from '#contract/live.ts'
import type { KioskView, StationNow } from '#contract/station.ts'
import type { App, Busy, CardOnReader } from '../../resident/shell/app.ts'
import type { Screen, ScreenName, Sheet } from '../../resident/shell/screens.ts'
import type { LinkState } from '../../link/live.ts'
import type { Contents } from '../contents.ts'
import type { Hand } from '../hand.ts'
import type { Answers } from '../made-up-daemon.ts'
import type { GalleryState } from '../state.ts'

/** What the station does now, as far as the residents' screen shows it. */
type Now = StationNow & { kiosk: KioskView }

/** What stands on the residents' screen. `shows`: the screens above home, the last one seen. */
export type ResidentFixture = {
  shows: readonly Screen[]
  /** What is different at the station today. */
  station?: (now: Now) => Now
  /** Days that differ from the hours, in lines above them. */
  differs?: readonly string[]
  /** What is different at its windows; they are open otherwise. */
  atWindows?: (snapshot: Snapshot) => Snapshot
  link?: LinkState['at']
  busy?: Busy
  card?: CardOnReader
  /** What stands before the screen. */
  sheet?: Sheet
  called?: App['called']['value']
  /** The sheet of 大字版 stands before the screen. */
  choosesType?: boolean
  idle?: App['idle']['state']['value']
  /** 说给我听. */
  guided?: true
  answers?: Answers
}

export type ResidentState = GalleryState<ResidentFixture>

/** A state of the screen that `show` gives, above home. */
export function state(
  name: string,
  at: ScreenName,
  show: (contents: Contents) => Screen,
  more: Omit<ResidentFixture, 'shows'> & { steps?: (hand: Hand) => Promise<void> } = {},
): ResidentState {
  const { steps, ...rest } = more
  return {
    name,
    screen: at,
    fixture: (contents) => ({ ...rest, shows: [show(contents)] }),
    ...(steps && { steps }),
  }
}

/** The station gives no tickets until tomorrow. */
export const closed = (now: Now): Now => ({
  ...now,
  opening: { at: 'closed', opensAt: { day: '2026-11-24', time: '08:30' } },
})

/** Every number of today is taken. */
export const full = (now: Now): Now => ({
  ...now,
  queues: now.queues.map((queue) => ({ ...queue, left: 0 })),
})
