import { Type } from 'typebox'
import { Bench, BenchAction, BenchDevice } from '#contract/bench.ts'
import type { DeviceHealth } from '#contract/device.ts'
import { Problem } from '#contract/problem.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

export type BenchParts = {
  /** Every device of devices.yaml by its id, all of them simulated. */
  simulators: ReadonlyMap<string, Simulator>
  clock: Clock
  /** What the daemon believes of the device; null = nothing yet. */
  healthOf(deviceId: string): DeviceHealth | null
  /** Tells of every change of what the daemon believes. */
  onHealthChanged(listener: () => void): void
}

const GATHER_MS = 40 // a line of print every 25 ms: changes are sent in one go, as fast as an eye follows
const HEARTBEAT_MS = 15_000
const BACKLOG_MAX_BYTES = 1024 * 1024 // a page that reads nothing is cut off

/** The bench: simulated devices to look at and to touch. Registered only while every device is simulated. */
export async function benchRoutes(app: App, parts: BenchParts): Promise<void> {
  const { simulators, clock, healthOf } = parts
  const deviceView = (id: string, simulator: Simulator): BenchDevice => ({
    id,
    simulator: simulator.name,
    health: healthOf(id),
    device: simulator.view(),
  })
  const bench = (): Bench => ({
    devices: [...simulators].map(([id, simulator]) => deviceView(id, simulator)),
  })
  const live = openBenchStream(clock, bench)
  const unwatch = [...simulators.values()].map((simulator) => simulator.watch(live.changed))
  parts.onHealthChanged(live.changed)
  app.addHook('preClose', async () => {
    for (const stop of unwatch) stop()
    live.close()
  })

  app.get(
    '/api/bench',
    {
      config: { permission: 'anybody' },
      schema: { tags: ['bench'], summary: 'The simulated devices', response: { 200: Bench } },
    },
    async () => bench(),
  )

  app.post(
    '/api/bench/:deviceId',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bench'],
        summary: 'Do something to a simulated device',
        params: Type.Object({ deviceId: Type.String() }),
        body: BenchAction,
        response: { 200: BenchDevice, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { deviceId } = request.params
      const simulator = simulators.get(deviceId)
      if (simulator === undefined) return sendProblem(reply, 'not-found', `没有叫 ${deviceId} 的模拟设备。`)
      const result = simulator.act(request.body)
      if (result.at === 'refused') return sendProblem(reply, 'wrong-state', result.reason)
      return deviceView(deviceId, simulator)
    },
  )

  app.get(
    '/api/bench/live',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['bench'],
        summary: 'Live stream: event `bench` after every change',
        response: { '4xx': Problem },
      },
    },
    async (_request, reply) => {
      reply.hijack()
      const headers = Object.entries(reply.getHeaders())
      for (const [name, value] of headers) if (value !== undefined) reply.raw.setHeader(name, value)
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      })
      live.join(reply.raw)
    },
  )
}

/** As much of an HTTP response as a stream needs. */
type Screen = {
  readonly writableLength: number
  write(text: string): unknown
  end(): unknown
  destroy(): unknown
  on(event: 'close' | 'error', then: () => void): unknown
}

type BenchStream = { changed(): void; join(screen: Screen): void; close(): void }

function openBenchStream(clock: Clock, bench: () => Bench): BenchStream {
  const screens = new Set<Screen>()
  let cancelSend: (() => void) | undefined
  let cancelBeat: (() => void) | undefined

  const frame = () => `event: bench\ndata: ${JSON.stringify(bench())}\n\n`
  const changed = () => {
    if (screens.size === 0) return
    cancelSend ??= clock.after(GATHER_MS, () => {
      cancelSend = undefined
      const sent = frame()
      for (const screen of screens) {
        if (screen.writableLength < BACKLOG_MAX_BYTES) screen.write(sent)
        else screen.destroy()
      }
    })
  }
  const beat = () => {
    cancelBeat = clock.after(HEARTBEAT_MS, beat)
    changed()
  }
  beat()

  return {
    changed,
    join(screen) {
      screens.add(screen)
      screen.on('close', () => screens.delete(screen))
      screen.on('error', () => screens.delete(screen))
      screen.write(frame())
    },
    close() {
      cancelBeat?.()
      cancelSend?.()
      for (const screen of screens) screen.end()
      screens.clear()
    },
  }
}
