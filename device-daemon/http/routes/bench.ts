import { Type } from 'typebox'
import { Bench, BenchAction, BenchDevice } from '#contract/bench.ts'
import type { DeviceHealth } from '#contract/device.ts'
import { Problem } from '#contract/problem.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Simulator } from '#daemon/devices/simulators/simulator.ts'
import { benchTopic } from '../live/topics/bench.ts'
import { openViewStream } from '../live/view-stream.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

export type BenchParts = {
  /** Every device of devices.yaml by its id, all of them simulated. */
  simulators: ReadonlyMap<string, Simulator>
  clock: Clock
  /** What the daemon believes of the device; null = nothing yet. */
  healthOf(deviceId: string): DeviceHealth | null
  /** Tells of every change of what the daemon believes. */
  onHealthChanged(listener: () => void): () => void
}

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
  const live = openViewStream(
    clock,
    benchTopic(bench, (listener) => {
      const unwatch = [...simulators.values()].map((simulator) => simulator.watch(listener))
      const unlisten = parts.onHealthChanged(listener)
      return () => {
        for (const stop of [...unwatch, unlisten]) stop()
      }
    }),
  )
  app.addHook('preClose', async () => live.close())

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
      live.join(reply, {})
      return undefined
    },
  )
}
