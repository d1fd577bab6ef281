import type { Snapshot } from '#contract/live.ts'
import type { QueueView } from '#contract/station.ts'
import type { ClerkPlate, WindowService, WindowView } from '#contract/window.ts'

/** A picture as large as a 证件照, drawn here, of no real person. */
export const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="350" height="450"><rect width="350" height="450" fill="#8a939c"/><circle cx="175" cy="170" r="90" fill="#e8e2d4"/><path d="M20 450c0-120 70-180 155-180s155 60 155 180" fill="#e8e2d4"/></svg>')}`

export const wang: ClerkPlate = {
  id: 'c-1',
  name: '王芳',
  title: '综合窗口工作人员',
  number: '0536001',
  party: { at: 'none' },
  photo: null,
}
/** As full as a plate can be, in rare characters. */
export const ouyang: ClerkPlate = {
  id: 'c-2',
  name: '欧阳㙍𠮷䶮',
  title: '综合窗口首席代表、帮办代办员',
  number: '0536007',
  party: { at: 'member' },
  photo: PICTURE,
}
const clerks = [wang, ouyang]

/** An instant so many minutes before the snapshot's own. */
export function ago({ now }: Pick<Snapshot, 'now'>, minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString()
}

/** The window, open, with one of the clerks at it. */
export function opened(window: WindowView, clerk: ClerkPlate = wang): WindowView {
  return { ...window, service: { at: 'open', clerk: clerk.id, since: '2026-11-23T00:30:00Z' }, clerk }
}

export function paused(window: WindowView, notice: string): WindowView {
  const { clerk } = window
  const service: WindowService = {
    at: 'paused',
    clerk: clerk?.id ?? wang.id,
    since: '2026-11-23T00:50:00Z',
    notice,
  }
  return { ...window, service, clerk: clerk ?? wang }
}

/** The window with a number before it. */
export function holding(window: WindowView, number: string, at: 'called' | 'serving' = 'called'): WindowView {
  return { ...window, current: { ticketId: `t-${number}`, number, at, since: '2026-11-23T00:58:00Z' } }
}

/** The snapshot with its windows open, in turn by each of the clerks, changed as wished. */
export function atWork(
  snapshot: Snapshot,
  change: (window: WindowView, index: number) => WindowView = (window) => window,
): Snapshot {
  const windows = snapshot.windows.map((window, i) => change(opened(window, clerks[i % 2]), i))
  return { ...snapshot, windows }
}

/** Calls as the hall lists them, newest first: number and window of each, `minutes` ago and a minute more each time. */
export function called(
  snapshot: Snapshot,
  calls: readonly (readonly [number: string, window: string])[],
  minutes = 2,
): Snapshot {
  return {
    ...snapshot,
    calls: calls.map(([number, window], i) => ({
      ticketId: `t-${number}`,
      number,
      window,
      calledAt: ago(snapshot, minutes + i),
    })),
  }
}

/** So many people wait in the first queue. */
export function waiting<Now extends { queues: QueueView[] }>(now: Now, count: number): Now {
  const [first, ...rest] = now.queues
  return first ? { ...now, queues: [{ ...first, waiting: count }, ...rest] } : now
}

/** A plate as full as one can be. */
export function fullest(window: WindowView): WindowView {
  return {
    ...window,
    label: '党群和便民服务窗口',
    title: '综合窗口（全科服务、帮办代办、退役军人服务）',
    department: '石埠子镇召忽管理区召忽社区居民委员会（民政）',
    services: Array.from({ length: 8 }, (_, i) => `第${i + 1}项服务的名称有十六个字那么长`),
  }
}
