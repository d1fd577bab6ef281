import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type TSchema, Type } from 'typebox'
import { CaseSheetReply } from '#contract/case-papers.ts'
import {
  BookingOffersReply,
  BookingReceipt,
  BookingReceiptReply,
  BookingsReply,
  FoundBooking,
} from '#contract/bookings.ts'
import {
  AgencyReply,
  AgencyTallyReply,
  AgentsReply,
  CaseFormReply,
  CaseReply,
  EarlierCasesReply,
  CasesReply,
  FoundCase,
} from '#contract/cases.ts'
import { HolidaysReply } from '#contract/calendar.ts'
import { DisplaysReply } from '#contract/displays.ts'
import { Check, Errors } from 'typebox/value'
import { beforeAll, describe, expect, test } from 'vitest'
import { PackComparisonReply, PacksReply, ReadPackKeyReply } from '#contract/packs.ts'
import { BackupsReply } from '#contract/backup.ts'
import { UpdatesReply } from '#contract/updates.ts'
import { CheckContentReply, ContentChangesReply, ContentReply, ContentsReply } from '#contract/contents.ts'
import {
  Awaits,
  WindowWork,
  NamesReply,
  SessionView,
  StaffTicketReply,
  WindowReply,
} from '#contract/clerk.ts'
import { FeedbackContactReply, FeedbackReceipt, FeedbackReply, FoundFeedback } from '#contract/feedback.ts'
import { DeviceSetupReply, StaffDevicesReply, DeviceTestReply } from '#contract/device.ts'
import { ScreensReply } from '#contract/screens.ts'
import { FirstUseReply } from '#contract/first-use.ts'
import { FoundTicket, TicketPlace } from '#contract/find-ticket.ts'
import { Guide, GuideList, RestingGuide } from '#contract/guide.ts'
import { GuideUpkeepReply, OnlineRate } from '#contract/guide-upkeep.ts'
import { TodoReply } from '#contract/todo.ts'
import { PrintReply } from '#contract/paper.ts'
import { LiveEvents, Snapshot } from '#contract/live.ts'
import { Notice, NoticeReply, NoticesReply } from '#contract/notice.ts'
import { PhoneTicket } from '#contract/phone.ts'
import { Places, PlacesReply } from '#contract/places.ts'
import { Problem } from '#contract/problem.ts'
import { DayReport, NowReport } from '#contract/report.ts'
import { SpeechReply } from '#contract/speech.ts'
import { StaffCall } from '#contract/staff-call.ts'
import { AccountChangesReply, StaffReply } from '#contract/staff.ts'
import { HomeModel, KioskView, StationNow } from '#contract/station.ts'
import { Ticket } from '#contract/ticket.ts'
import { TroublesReply } from '#contract/trouble.ts'
import { windowVerbs } from '#contract/window-verb.ts'
import { longStation } from '#test/support/long-station.ts'
import { openStationHere } from '#test/support/station-here.ts'
import type { Contents, StationName } from '../../kiosk-ui/gallery/contents.ts'
import { residentStatesOf } from '../../kiosk-ui/gallery/resident/states.ts'
import { gallery, surfaces } from '../../kiosk-ui/gallery/states.ts'
import { journeys } from '../../kiosk-ui/resident/journeys.ts'
import { ErrandsReply } from '#contract/errand.ts'
import { PastTicketsReply } from '#contract/past-ticket.ts'
import { contentsOf } from '../../scripts/gallery-contents.ts'

const presses = Object.entries(windowVerbs).map(([verb, { answers }]): [string, TSchema] => [
  `POST /api/windows/:id/${verb}`,
  answers === 'ticket' ? StaffTicketReply : WindowReply,
])

/** What the made-up stations answer, by route. */
const replies: Record<string, TSchema> = {
  ...Object.fromEntries(presses),
  'GET /api/notices': NoticesReply,
  'GET /api/notices/:id': NoticeReply,
  'GET /api/backups': BackupsReply,
  'GET /api/updates': UpdatesReply,
  'POST /api/speech': SpeechReply,
  'GET /api/packs': PacksReply,
  'GET /api/packs/:sha256': PackComparisonReply,
  'POST /api/pack-keys/read': ReadPackKeyReply,
  'POST /api/guides/:seq/print': PrintReply,
  'POST /api/guides/:seq/check/print': PrintReply,
  'POST /api/notices/:id/print': PrintReply,
  'GET /api/todo': TodoReply,
  'GET /api/guides': GuideList,
  'GET /api/guide-upkeep': GuideUpkeepReply,
  'GET /api/online-rate': OnlineRate,
  'POST /api/feedback/print': PrintReply,
  'GET /api/displays': DisplaysReply,
  'GET /api/bookings': BookingsReply,
  'GET /api/bookings/offers?item=:item': BookingOffersReply,
  'POST /api/bookings/print': PrintReply,
  'GET /api/cases': CasesReply,
  'GET /api/agents': AgentsReply,
  'GET /api/agency': AgencyReply,
  'GET /api/agency/tally?from=:from&until=:until': AgencyTallyReply,
  'GET /api/cases/earlier?ticketId=:ticketId&itemSeq=:itemSeq': EarlierCasesReply,
  'POST /api/bookings/taken-down': BookingReceiptReply,
  'POST /api/bookings/:id/print': PrintReply,
  'GET /api/cases/:id': CaseReply,
  'GET /api/cases?state=over': CasesReply,
  'GET /api/cases?find=:find': CasesReply,
  'GET /api/cases/:id/sheet': CaseSheetReply,
  'GET /api/case-forms/:seq': CaseFormReply,
  'POST /api/cases': CaseReply,
  'POST /api/cases/:id/print': PrintReply,
  'GET /api/feedback': FeedbackReply,
  'GET /api/feedback?notice=:notice': FeedbackReply,
  'POST /api/feedback/:id/contact': FeedbackContactReply,
  'GET /api/contents': ContentChangesReply,
  'GET /api/contents/:kind': ContentsReply,
  'GET /api/calendar/holidays': HolidaysReply,
  'GET /api/contents/:kind/:id': ContentReply,
  'POST /api/contents/:kind/:id/check': CheckContentReply,
  'GET /api/staff/devices': StaffDevicesReply,
  'GET /api/staff/screens': ScreensReply,
  'GET /api/devices/:id/setup': DeviceSetupReply,
  'POST /api/devices/:id/test': DeviceTestReply,
  'GET /api/first-use': FirstUseReply,
  'GET /api/session': SessionView,
  'GET /api/session/awaits': Awaits,
  'GET /api/session/names': NamesReply,
  'GET /api/windows/:id/work': WindowWork,
  'GET /api/staff': StaffReply,
  'GET /api/staff/changes': AccountChangesReply,
  'GET /api/troubles': TroublesReply,
  'GET /api/places': PlacesReply,
  'GET /api/reports/now': NowReport,
  'GET /api/reports/day?format=json&day=:day': DayReport,
  'GET /api/errands?q=:q': ErrandsReply,
  'GET /api/past-tickets?at=:at': PastTicketsReply,
  'GET /api/past-tickets?q=:q': PastTicketsReply,
}

/** What screens hold of the station's own words, by the name under which they hold it. */
const held: Record<string, TSchema> = {
  guide: Type.Union([Guide, Type.Null()]),
  resting: RestingGuide,
  list: GuideList,
  board: NoticesReply,
  notice: Notice,
  places: Places,
  ticket: Type.Union([Ticket, FoundTicket, TicketPlace]),
  call: StaffCall,
  receipt: Type.Union([FeedbackReceipt, BookingReceipt]),
  found: Type.Union([FoundFeedback, FoundBooking]),
  stands: FoundCase,
}

let contents: Record<StationName, Contents>
beforeAll(async () => {
  const written = async (changes: Parameters<typeof openStationHere>[0]) => {
    const station = await openStationHere(changes)
    return contentsOf(station.url).finally(() => station.remove())
  }
  contents = { long: await written(longStation), shipped: await written({}) }
})

/** What does not fit the contract, by its path. */
function misfits(schema: TSchema, value: unknown): string[] {
  return Check(schema, value)
    ? []
    : Errors(schema, value).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

type Loose = {
  says?: readonly { name: string; data: unknown }[]
  answers?: Record<string, unknown>
  shows?: readonly Record<string, unknown>[]
  sheet?: { call?: Record<string, unknown> }
  station?: (now: unknown) => unknown
  followed?: { ticket?: unknown }
}

/** Everything in a fixture that a daemon would have sent, beside the schema of the contract that it must fit. */
function sent(fixture: Loose, { home }: Contents): [what: string, schema: TSchema, value: unknown][] {
  const messages = (fixture.says ?? []).map(({ name, data }): [string, TSchema, unknown] => [
    name,
    eventSchema(name),
    data,
  ])
  const answers = Object.entries(fixture.answers ?? {}).flatMap(
    ([route, answer]): [string, TSchema, unknown][] => {
      if (answer === 'never') return []
      if (typeof answer === 'object' && answer !== null && 'refused' in answer)
        return [[route, Problem, answer.refused]]
      if (typeof answer === 'object' && answer !== null && 'byName' in answer)
        return Object.entries(answer.byName ?? {}).map(([name, each]) => [
          `${route} ${name}`,
          replies[route] ?? Type.Never(),
          each,
        ])
      return [[route, replies[route] ?? Type.Never(), answer]]
    },
  )
  const screens = [...(fixture.shows ?? []), fixture.sheet?.call ?? {}].flatMap((screen) =>
    Object.entries(screen).flatMap(([name, value]): [string, TSchema, unknown][] => {
      const schema = held[name]
      return schema ? [[name, schema, value]] : []
    }),
  )
  const now = fixture.station?.({ ...home, ...home.current })
  return [
    ...messages,
    ...answers,
    ...screens,
    ...(now === undefined
      ? []
      : [
          ['now', Type.Intersect([StationNow, Type.Object({ kiosk: KioskView })]), now] as [
            string,
            TSchema,
            unknown,
          ],
        ]),
    ...(fixture.followed?.ticket
      ? [['ticket', PhoneTicket, fixture.followed.ticket] as [string, TSchema, unknown]]
      : []),
  ]
}

function eventSchema(name: string): TSchema {
  return Object.entries(LiveEvents.properties).find(([event]) => event === name)?.[1] ?? Type.Never()
}

describe('what the gallery is made of', () => {
  test('is what a daemon says of its contents', () => {
    for (const { home, snapshot, guides, guide, board, notices, places } of Object.values(contents)) {
      expect(misfits(HomeModel, home)).toEqual([])
      expect(misfits(Snapshot, snapshot)).toEqual([])
      expect(misfits(GuideList, guides)).toEqual([])
      expect(misfits(Type.Array(Guide), guide)).toEqual([])
      expect(misfits(NoticesReply, board)).toEqual([])
      expect(misfits(Type.Array(Notice), notices)).toEqual([])
      expect(misfits(Places, places)).toEqual([])
      expect(guide).toHaveLength(62)
    }
  })

  test('is found out when it does not fit', () => {
    expect(misfits(Ticket, { number: 'A001' })).not.toEqual([])
    const says = [{ name: 'ticket-called', data: { ticketId: 't-1' } }]
    const answers = { 'GET /api/notices': {}, 'GET /api/unknown': {} }
    const shows = [{ at: 'notice', notice: {} }]
    const parts = sent({ says, answers, shows }, contents.shipped)
    expect(parts.filter(([, schema, value]) => misfits(schema, value).length > 0)).toHaveLength(4)
  })

  test('names each state of a surface once, as an address can hold it', () => {
    for (const surface of surfaces) {
      const names = gallery[surface].map(({ name }) => name)
      expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([])
      expect(names).toEqual([...new Set(names)])
    }
  })

  test('has a state of every screen and every sheet that a journey of residents enters', () => {
    const shown = new Set(gallery.resident.map(({ screen }) => screen))
    const entered = journeys.flatMap(({ screens, sheets = {} }) =>
      Object.keys(screens).concat(Object.keys(sheets)),
    )
    expect(entered.length).toBeGreaterThan(30)
    expect(['home', ...entered].filter((name) => !shown.has(name))).toEqual([])
  })

  test.each(surfaces)('could have come from a daemon, in every state of %s, with any contents', (surface) => {
    for (const written of Object.values(contents))
      for (const state of gallery[surface]) {
        const fixture = state.fixture(written) as Loose
        for (const [what, schema, value] of sent(fixture, written))
          expect(misfits(schema, value), `${state.name}: ${what}`).toEqual([])
      }
  })
})

test('every journey of the gallery passes the gate in a file of its own', async () => {
  const files = await readdir(join(import.meta.dirname, '..', 'gate', 'resident'))
  expect(files.map((file) => file.replace('.test.ts', '')).toSorted()).toEqual(
    Object.keys(residentStatesOf).toSorted(),
  )
})
