import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { ScreenName } from '#contract/announcement.ts'
import { Problem } from '#contract/problem.ts'
import type { DisplayDesk } from '#daemon/desks/displays/display-desk.ts'
import type { LiveStream, Screen } from '../live/live-stream.ts'
import type { App, Facing } from '../server/app.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { displayToken } from '../staff/session-cookie.ts'

/** Ten times as many as one PC shows. */
const STREAMS_FROM_ONE_ADDRESS = 64

/** The stream of every screen without a sign-in. */
export function liveRoute(
  app: App,
  {
    live,
    kiosks,
    facing,
    displays,
  }: { live: LiveStream; kiosks: Kiosks; facing: Facing; displays: Pick<DisplayDesk, 'displayOf'> },
): void {
  app.get(
    '/api/live',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['queue'],
        summary: 'Live stream (server-sent events): a snapshot, then deltas',
        querystring: Type.Object({
          kiosk: Type.Optional(Type.String()),
          /** A screen that stands at no kiosk: it is told nothing of cards. */
          screen: Type.Optional(Type.Union([Type.Literal('lobby'), Type.Literal('hall')])),
          /** A hall screen's own name: it speaks, and says so. */
          name: Type.Optional(ScreenName),
        }),
        response: { '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first, screen, name } = request.query
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      // What a kiosk's reader and scanner see stays in the machine they are plugged into.
      const isAway = screen !== undefined || facing.at === 'lan'
      const asked = screen === 'hall' && name !== undefined
      // Any machine of the LAN may show the hall's page; only one that was paired there is believed to have spoken.
      const display =
        facing.at === 'lan' ? displays.displayOf(displayToken(request), asked ? 'hall' : 'window') : null
      const isHall = asked && (facing.at === 'loopback' || display !== null)
      const place: Screen['place'] = isHall
        ? { at: 'hall', screen: name }
        : { at: isAway ? 'lobby' : 'kiosk' }
      return join(request, reply, {
        live,
        facing,
        screen: { kiosk, address: request.ip, place, ...(display && { display: display.id }) },
      })
    },
  )
}

/** The stream of a clerk's screen at its window: also what is meant for that clerk alone. */
export function clerkLiveRoute(
  app: App,
  parts: {
    live: LiveStream
    kiosks: Kiosks
    facing: Facing
    gate: StaffGate
    isWindow(id: string): boolean
  },
): void {
  const { live, facing, gate } = parts
  app.get(
    '/api/windows/:id/live',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['windows'],
        summary:
          'Live stream of the clerk at this window: as GET /api/live, and what is for this clerk alone',
        params: Type.Object({ id: Type.String() }),
        response: { '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { id: window } = request.params
      if (!parts.isWindow(window))
        return sendProblem(reply, 'unknown-window', '站里没有这个窗口。请核对窗口号，或者问站长。')
      // The session is asked each time: a locked screen, and one that was signed out elsewhere, hears no more.
      const place = { at: 'window', window, clerk: () => gate.accountNow(request, 'queue.serve') } as const
      return join(request, reply, {
        live,
        facing,
        screen: { kiosk: parts.kiosks.first, address: request.ip, place },
      })
    },
  )
}

/** The stream of a screen with a session that stands at no window: what everybody hears, and what is for staff. */
export function staffLiveRoute(
  app: App,
  parts: { live: LiveStream; kiosks: Kiosks; facing: Facing; gate: StaffGate },
): void {
  const { live, kiosks, facing, gate } = parts
  app.get(
    '/api/staff/live',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['staff'],
        summary: 'Live stream of staff away from the windows: as GET /api/live, and what is for staff',
        response: { '4xx': Problem },
      },
    },
    async (request, reply) => {
      const place = { at: 'staff', clerk: () => gate.accountNow(request, 'queue.serve') } as const
      return join(request, reply, {
        live,
        facing,
        screen: { kiosk: kiosks.first, address: request.ip, place },
      })
    },
  )
}

function join(
  request: FastifyRequest,
  reply: FastifyReply,
  { live, facing, screen }: { live: LiveStream; facing: Facing; screen: Screen },
): FastifyReply | undefined {
  // Streams last: a single device must not take every place that the screens of a hall need.
  if (facing.at === 'lan' && live.countFrom(request.ip) >= STREAMS_FROM_ONE_ADDRESS)
    return sendProblem(reply, 'too-many-tries', '这台设备打开的屏幕太多了，请关掉一些再试。')
  const last = Number(request.headers['last-event-id'])
  live.join(reply, screen, Number.isSafeInteger(last) && last > 0 ? last : null)
  return undefined
}
