import { Counter, Gauge, Registry, collectDefaultMetrics } from '@prometheus-io/client'
import type { LedgerEvent, Space } from '#daemon/store/ledger/port.ts'
import type { Tickets } from '#daemon/desks/tickets/tickets.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'
import type { DeviceView } from '#contract/device.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { LiveStream } from '../live/live-stream.ts'

export type KeeperParts = {
  station: Pick<Station, 'seq' | 'onEntries'>
  tickets: Pick<Tickets, 'queues'>
  live: Pick<LiveStream, 'count'>
  devices: () => DeviceView[]
  /** The same list as staff see. */
  troubles(): readonly Trouble[]
  /** What residents have told the station and nobody has answered; `overdue`: later than the station promises. */
  feedback(): { open: number; overdue: number }
  /** Whether the disk takes what residents do. */
  ledgerSpace(): { at: Space['at'] }
}

const SPACES: readonly Space['at'][] = ['enough', 'reserve', 'full', 'read-only', 'failing', 'doubtful']

/** Alive, for monitoring from other machines. */
export function aliveRoute(app: App, version: string): void {
  app.get('/healthz', { config: { permission: 'anybody' }, schema: { hide: true } }, async () => ({
    status: 'ok',
    version,
  }))
}

/** For the machine's keeper: ready (with every device), and figures. Once for each station. */
export function keeperRoutes(
  app: App,
  { station, tickets, live, devices, ledgerSpace, troubles, feedback }: KeeperParts,
): void {
  // A station without a working printer still gives numbers on the screen: devices are told, they do not decide.
  app.get(
    '/readyz',
    { config: { permission: 'anybody' }, schema: { hide: true } },
    async (_request, reply) => {
      const { at: ledger } = ledgerSpace()
      const ready = ledger === 'enough'
      return reply.code(ready ? 200 : 503).send({
        status: ready ? 'ready' : 'not-ready',
        ledger,
        seq: station.seq(),
        screens: live.count(),
        devices: devices(),
        troubles: troubles(),
      })
    },
  )

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const events = new Counter({
    name: 'station_events_total',
    help: 'Events committed to the ledger since start, by type.',
    labelNames: ['type'] as const,
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('station_ledger_seq', 'Newest entry of the ledger.', () => station.seq())
  gauge(
    'station_ledger_ready',
    '1 while the ledger takes what residents do, 0 on a full, read-only, failing or doubtful disk.',
    () => (ledgerSpace().at === 'enough' ? 1 : 0),
  )
  const space = new Gauge({
    name: 'station_ledger_space',
    help: 'How the disk takes the ledger: 1 for what is so, 0 for all else.',
    labelNames: ['at'] as const,
    registers: [],
    collect() {
      const { at: now } = ledgerSpace()
      for (const at of SPACES) this.set({ at }, at === now ? 1 : 0)
    },
  })
  registry.registerMetric(space)
  gauge('station_waiting', 'Tickets waiting now.', () =>
    tickets.queues().reduce((sum, q) => sum + q.waiting, 0),
  )
  gauge('station_feedback_open', 'Feedback of residents that waits for a reply.', () => feedback().open)
  gauge(
    'station_feedback_overdue',
    'Feedback that waits for a reply longer than the station promises.',
    () => feedback().overdue,
  )
  gauge('station_screens', 'Open live streams.', () => live.count())
  gauge(
    'station_devices_down',
    'Configured devices that are down.',
    () => devices().filter((device) => device.health.at === 'down').length,
  )
  station.onEntries((entries) => {
    for (const entry of entries)
      for (const event of entry.events) events.inc({ type: event.type satisfies LedgerEvent['type'] })
  })
  app.get(
    '/metrics',
    { config: { permission: 'anybody' }, schema: { hide: true } },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  )
}
