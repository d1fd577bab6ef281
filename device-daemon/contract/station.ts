import { Type, type Static } from 'typebox'
import { ContentKind } from './contents.ts'
import { BoardBrief } from './notice.ts'
import { WindowView } from './window.ts'

/** Wall-clock times are HH:MM in the station's time zone; `opensAt` carries the day when it is not today. */
export const Opening = Type.Union([
  Type.Object({ at: Type.Literal('open'), closesAt: Type.Union([Type.String(), Type.Null()]) }),
  Type.Object({
    at: Type.Literal('closed'),
    opensAt: Type.Union([Type.Object({ day: Type.String(), time: Type.String() }), Type.Null()]),
  }),
])
export type Opening = Static<typeof Opening>

export const StationView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  /** Opening hours in lines for people, e.g. 「周一至周五 8:30–11:30 14:00–17:00」. */
  hours: Type.Array(Type.String()),
  /** Whom to ask about an errand that is not on the list: 「示例镇便民服务中心」. */
  townCentre: Type.String(),
  /** Full years of life that give priority by card, null where age gives none; most priority calls in a row. */
  priority: Type.Object({
    fromAge: Type.Union([Type.Integer(), Type.Null()]),
    maxInARow: Type.Integer({ minimum: 1 }),
    /** Minutes after which everybody counts as priority; null = never. */
    ageingMinutes: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
  }),
  /** By id, as tickets name them, with the words on the plate: 「1 号窗口」. */
  windows: Type.Array(Type.Object({ id: Type.String(), label: Type.String() })),
  /** Whether the hall display names the clerk beside the window. */
  hall: Type.Object({ clerkNames: Type.Union([Type.Literal('shown'), Type.Literal('hidden')]) }),
})
export type StationView = Static<typeof StationView>

export const QueueView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  letter: Type.String(),
  waiting: Type.Integer({ minimum: 0 }),
  /** For a resident who takes a ticket now; null when there is no sound basis for an estimate. */
  estimateMinutes: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  estimateBasis: Type.Integer({ minimum: 0 }),
  /** Tickets left today; null without a daily quota. */
  left: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
})
export type QueueView = Static<typeof QueueView>

/** What this kiosk's printer can do now, for residents' words: never why. */
export const PrinterView = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('ready') }),
  Type.Object({ at: Type.Literal('out-of-order'), code: Type.String() }),
])
export type PrinterView = Static<typeof PrinterView>

/** Whether an ID card can be read here now; `none`: no screen asks for one. */
export const CardReaderView = Type.Union([
  Type.Object({ at: Type.Literal('none') }),
  Type.Object({ at: Type.Literal('ready') }),
  Type.Object({ at: Type.Literal('out-of-order'), code: Type.String() }),
])
export type CardReaderView = Static<typeof CardReaderView>

export const KioskView = Type.Object({
  id: Type.String(),
  mmPerPx: Type.Number(),
  printer: PrinterView,
  cardReader: CardReaderView,
  /** Whether a slip can be scanned here now, told in the same way. */
  codeScanner: CardReaderView,
})
export type KioskView = Static<typeof KioskView>

/** A common errand on the home screen. `phrases`: its title in parts that no line tears; home has no code to find them. */
const Errand = Type.Object({ seq: Type.Integer(), title: Type.String(), phrases: Type.Array(Type.String()) })

/** What changes with the day's work; the live stream's snapshot and the home page carry it. */
export const StationNow = Type.Object({
  /** Instant, ISO 8601 UTC; screens count from it, never from the browser's own clock or zone. */
  now: Type.String(),
  timeZone: Type.String(),
  opening: Opening,
  queues: Type.Array(QueueView),
  /** Where 直接取号 leads. */
  defaultQueueId: Type.String(),
})
export type StationNow = Static<typeof StationNow>

/** What the home page says of the catalogue: the errands that many come for, and how many there are in all. */
export const HomeContents = Type.Object({
  common: Type.Array(Errand),
  itemCount: Type.Integer({ minimum: 0 }),
})

/** What the home screen would say of a station that is still being written. */
export const StationDraft = Type.Object({ station: StationView, ...HomeContents.properties })
export type StationDraft = Static<typeof StationDraft>

/** Embedded in the prerendered home page, so that it paints and wakes without asking for anything. */
export const HomeModel = Type.Object({
  station: StationView,
  kiosk: KioskView,
  current: StationNow,
  /** Every window as the hall shows it, in the order of station.yaml. */
  windows: Type.Array(WindowView),
  ...HomeContents.properties,
  ...BoardBrief.properties,
  version: Type.String(),
})
export type HomeModel = Static<typeof HomeModel>

/** What the live stream tells of the station itself, its queues and kiosks. */
export const StationLive = Type.Object({
  'queues-changed': Type.Object({ queues: Type.Array(QueueView), defaultQueueId: Type.String() }),
  'opening-changed': Type.Object({ now: Type.String(), opening: Opening }),
  'kiosk-changed': Type.Object({ kiosk: KioskView }),
  // Something was published: without id. Screens ask again for what they show of these kinds.
  'contents-changed': Type.Object({
    kinds: Type.Array(ContentKind),
    station: StationView,
    ...HomeContents.properties,
  }),
})
