import type { Logger } from 'pino'
import type { Todo } from '#contract/todo.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'
import type { PublishedContents } from '#daemon/content/published/contents.ts'
import type { StationBoard } from '#daemon/content/published/board.ts'
import type { ServiceRules } from '#daemon/content/rules/rules.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { CheckedRoster } from '#daemon/desks/staff/checked-roster.ts'
import type { DriverRegistry } from '#daemon/devices/registry.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { Supervisor } from '#daemon/devices/supervisor.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { LiveStream } from '#daemon/http/live/live-stream.ts'
import type { Topic } from '#daemon/http/live/topic.ts'
import type { Kiosks } from '#daemon/http/server/kiosks.ts'
import type { RouteGroup, Routes } from '#daemon/http/server/listeners.ts'
import { inOrder } from '#daemon/http/words/troubles.ts'
import type { Settings } from '#daemon/settings.ts'
import type { Station } from '#daemon/station.ts'
import type { Stores } from '#daemon/store/stores.ts'

/** What every feature stands on: the station itself, and what was started before anything could be asked of it. */
export type Foundation = {
  settings: Settings
  stores: Stores
  /** Accounts of staff, compared with the ledger. */
  roster: CheckedRoster
  devices: Supervisor
  /** What a device can be driven by. */
  drivers: DriverRegistry
  /** The far ends of simulated wires, by device. */
  simulators: ReadonlyMap<string, Simulator>
  station: Station
  contents: PublishedContents
  /** The queue's, by the catalogue that is published now. */
  rules(): QueueRules
  /** Windows and queues as they are published now, with those that are gone while they are still in use. */
  service(): ServiceRules
  guides: Guides
  board: StationBoard
  live: LiveStream
  kiosks: Kiosks
  /** Of the key of the certificate that screens of the LAN meet, for people to compare; null without TLS. */
  fingerprint: string | null
  /** Folder that vite built: client/, server/ and phone/. */
  uiDir: string
  log: Logger
  clock: Clock
}

export type Ground = Foundation & {
  /** Gives the one desk that `open` opens: whichever feature asks first has it opened, the others share it. */
  use<Opened>(open: (ground: Ground) => Opened): Opened
  /** `close` runs when the daemon stops, after the last request has been answered; what was opened last closes first. */
  atClose(close: () => Promise<void> | void): void
  /** What staff have to see to, of all features, in the order in which it is shown. */
  troubles(): readonly Trouble[]
  /** What else needs a person, of all features, in no order. */
  todo(): readonly Todo[]
}

/** What a feature hands over. `pages`: what a person may open, in the order in which they are told. */
type Handover = {
  routes?: readonly Routes[]
  topics?: readonly Topic[]
  /** What it has for staff to see to, as it stands now, in words. */
  troubles?: () => readonly Trouble[]
  /** What needs a person and is no trouble, or says more than the trouble that it names, as it stands now, in words. */
  todo?: () => readonly Todo[]
  pages?: readonly { group: RouteGroup; path: string; title: string }[]
}

/**
 * One thing that a station can do, whole: it opens its desk and hands over its routes, live topics, troubles, things to do and pages. Nothing
 * else knows it by name but the list in features.ts.
 */
export type Feature = (ground: Ground) => Handover | Promise<Handover>

export type OpenFeatures = Required<Omit<Handover, 'troubles' | 'todo'>> &
  Pick<Ground, 'use'> & { close(): Promise<void> }

/** Opens features in their order, which is also the order in which screens are told what one entry means. */
export async function openFeatures(
  foundation: Foundation,
  features: readonly Feature[],
): Promise<OpenFeatures> {
  const opened = new Map<unknown, unknown>()
  const closers: (() => Promise<void> | void)[] = []
  const handed: Handover[] = []
  const ground: Ground = {
    ...foundation,
    use<Opened>(open: (ground: Ground) => Opened): Opened {
      if (!opened.has(open)) opened.set(open, open(ground))
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the map holds under `open` what `open` returned
      return opened.get(open) as Opened
    },
    atClose: (close) => void closers.push(close),
    todo: () => handed.flatMap(({ todo }) => todo?.() ?? []),
    troubles: () => inOrder(handed.flatMap(({ troubles }) => troubles?.() ?? [])),
  }
  for (const feature of features) handed.push(await feature(ground))
  return {
    use: ground.use,
    routes: handed.flatMap(({ routes = [] }) => routes),
    topics: handed.flatMap(({ topics = [] }) => topics),
    pages: handed.flatMap(({ pages = [] }) => pages),
    async close() {
      for (const close of closers.toReversed()) await close()
    },
  }
}
