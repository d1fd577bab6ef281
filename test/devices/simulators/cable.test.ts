import { expect, test } from 'vitest'
import { systemClock } from '#daemon/clock.ts'
import { openCable } from '#daemon/devices/simulators/cable.ts'

test('what a device says comes in its order, however long the machine was busy meanwhile', async () => {
  const cable = openCable(systemClock, () => {})
  const heard: number[] = []
  const all = Promise.withResolvers<void>()
  cable.attach({
    toHost(bytes) {
      heard.push(...bytes)
      if (heard.length === 3) all.resolve()
    },
    onVanish: () => {},
  })
  // A timer as long as the second piece's, begun before: both ring together once the machine is free again.
  systemClock.after(6, () => {})
  systemClock.after(4, () => {
    for (const piece of [1, 2, 3]) cable.say(Uint8Array.of(piece), piece * 3)
    const busyUntil = systemClock.monotonic() + 30
    while (systemClock.monotonic() < busyUntil);
  })
  await all.promise
  expect(heard).toEqual([1, 2, 3])
})
