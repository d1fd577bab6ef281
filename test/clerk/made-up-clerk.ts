import { signal } from '@preact/signals'
import type { WindowWork, SessionView, StaffTicket } from '#contract/clerk.ts'
import type { LiveEvents } from '#contract/live.ts'
import type { Problem, ProblemCode } from '#contract/problem.ts'
import type { WindowView } from '#contract/window.ts'
import { openClerk } from '../../kiosk-ui/clerk/clerk.ts'
import { waitingTicket } from '../../kiosk-ui/gallery/made-up/window-work.ts'
import type { StationClock } from '../../kiosk-ui/staff/station-clock.ts'
import type { Reply } from '../../kiosk-ui/link/ask.ts'
import type { LinkState, Live, LiveMessage } from '../../kiosk-ui/link/live.ts'
import type { StaffApi } from '../../kiosk-ui/staff/staff-api.ts'

export const T0 = '2026-11-23T01:00:00.000Z'

export const aTicket = (number: string, more: Partial<StaffTicket> = {}): StaffTicket =>
  waitingTicket(T0, number, more)

export const calledAt = (window: string, calls = 1): Partial<StaffTicket> => ({
  state: { at: 'called', window, calledAt: T0, calls },
})

export function aWindow(id: string, service: WindowView['service'] = { at: 'closed' }): WindowView {
  const clerk =
    service.at === 'closed'
      ? null
      : {
          id: service.clerk,
          name: service.clerk,
          title: '',
          number: '',
          party: { at: 'none' as const },
          photo: null,
        }
  return {
    id,
    label: `${id} 窗口`,
    title: '综合窗口',
    department: '',
    services: [],
    service,
    clerk,
    current: null,
  }
}

export const openBy = (clerk: string): WindowView['service'] => ({ at: 'open', clerk, since: T0 })

export function aWork(more: Partial<WindowWork> = {}): WindowWork {
  const window = more.window ?? aWindow('W1', openBy('c-1'))
  return {
    seq: 1,
    now: T0,
    timeZone: 'Asia/Shanghai',
    window,
    takeOver: { at: 'none' },
    current: null,
    waiting: [],
    held: [],
    noShows: [],
    windows: [window, aWindow('W2', openBy('c-2'))],
    queues: [
      {
        id: 'general',
        name: '综合业务',
        letter: 'A',
        waiting: 0,
        estimateMinutes: null,
        estimateBasis: 0,
        left: null,
      },
    ],
    staffCalls: [],
    clerks: [],
    callsBeforeNoShow: 3,
    printers: ['kiosk-1'],
    silence: null,
    servedToday: 0,
    servedByClerk: 0,
    ...more,
  }
}

export const aSession: SessionView = {
  at: 'signed-in',
  clerk: { id: 'c-1', name: '王芳', title: '', number: '', party: { at: 'none' }, photo: null },
  permissions: ['queue.serve', 'staff-call.answer', 'devices.see', 'own-plate.edit'],
  pin: 'own',
  idleSeconds: 300,
}

export const ok = <Value>(value: Value): Reply<Value> => ({ at: 'ok', value })

export function refused(code: ProblemCode, detail = '不行'): { at: 'refused'; problem: Problem } {
  return { at: 'refused', problem: { type: '', title: '', status: 409, code, detail } }
}

/** What the made-up station answers, by `METHOD /path`, or by verb for a press at a window. */
export type Answers = Record<string, (body: Record<string, unknown>) => unknown>

/** A clerk's page on a station that answers like this; `sent` holds what the page asked, in order. */
export function openPage(answers: Answers, kept: { window: string | null } = { window: 'W1' }) {
  const sent: { what: string; body: Record<string, unknown>; window?: string }[] = []
  const state = signal<LinkState>({ at: 'live' })
  let hear: (message: LiveMessage) => void = () => {}
  const names: string[] = []
  const tunes: string[] = []
  let listensAt = ''
  const live: Live = { state, start: (onMessage) => (hear = onMessage), move: (to) => (listensAt = to) }
  const clock: StationClock = {
    wall: signal(null),
    sync: () => {},
    minutesSince: () => 0,
    secondsSince: () => 0,
    timeOf: () => '',
    dayOf: () => '',
  }
  const answer = async (what: string, body: object = {}, at: { window?: string } = {}): Promise<never> => {
    // Asked beside the work, whatever the clerk does.
    if (what === 'GET /api/todo') return ok({ todo: [] }) as never
    const asked = { ...body }
    sent.push({ what, body: asked, ...at })
    return (answers[what]?.(asked) ?? { at: 'away' }) as never
  }
  const api: StaffApi = {
    ask: (route, { body }) => answer(route, body ?? {}),
    window: (window, verb, body) => answer(verb, body, { window }),
    photo: () => answer('photo'),
    pack: () => answer('pack'),
    update: () => answer('update'),
    backUp: () => answer('backUp'),
    picture: () => answer('picture'),
  }
  const clerk = openClerk({
    api,
    live,
    kept: {
      names: { read: () => names, remember: (name) => void names.push(name) },
      window: { read: () => kept.window, remember: (id) => void (kept.window = id) },
    },
    clock,
    notices: { state: signal('none'), ask: async () => {}, show() {} },
    chime: (tune) => void tunes.push(tune),
  })
  return {
    clerk,
    sent,
    tunes,
    kept,
    listensAt: () => listensAt,
    asks: (what: string) => sent.filter((asked) => asked.what === what).length,
    tell<Name extends keyof LiveEvents>(name: Name, data: LiveEvents[Name]) {
      hear({ name, data } as unknown as LiveMessage)
    },
  }
}

/** Lets everything happen that can happen without waiting. */
export const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
