import { expect, test } from 'vitest'
import { listeningClock } from '#daemon/devices/listening-clock.ts'
import { type ManualClock, manualClock } from '#test/support/manual-clock.ts'

/** A machine that can be busy: time goes on, and no timer rings in time. */
function busyMachine() {
  const clock: ManualClock = manualClock()
  let behind = 0
  return {
    clock: { ...clock, monotonic: () => clock.monotonic() + behind },
    advance: clock.advance,
    pending: clock.pending,
    isBusyFor: (ms: number) => (behind += ms),
  }
}

test('a timer rings after its time on a quiet machine, and not when it was called off', async () => {
  const { clock, advance, pending } = busyMachine()
  const rung: string[] = []
  const listening = listeningClock(clock)
  listening.after(500, () => rung.push('500'))
  listening.after(0, () => rung.push('0'))
  const cancel = listening.after(300, () => rung.push('300'))
  await advance(299)
  expect(rung).toEqual(['0'])
  cancel()
  await advance(200)
  expect(rung).toEqual(['0'])
  await advance(1)
  expect(rung).toEqual(['0', '500'])
  expect(pending()).toBe(0)
})

test('time in which the machine could not listen does not count', async () => {
  const { clock, advance, isBusyFor } = busyMachine()
  let rung = 0
  listeningClock(clock).after(500, () => (rung += 1))
  await advance(100)
  isBusyFor(800)
  await advance(500)
  expect(rung).toBe(0)
  await advance(25)
  expect(rung).toBe(1)
})

test('on a machine that is never quiet it rings all the same', async () => {
  const { clock, advance, isBusyFor } = busyMachine()
  let rung = 0
  listeningClock(clock).after(400, () => (rung += 1))
  for (let part = 0; part < 8; part += 1) {
    isBusyFor(900)
    await advance(100)
  }
  expect(rung).toBe(1)
})

test('what has come in is heard before the timer rings', async () => {
  const { clock, advance } = busyMachine()
  const heard: string[] = []
  listeningClock(clock).after(50, () => heard.push('too late'))
  clock.after(50, () => setImmediate(() => heard.push('read')))
  await advance(60)
  expect(heard).toEqual(['read', 'too late'])
})

test('called off by what is heard last, it does not ring', async () => {
  const { clock, advance } = busyMachine()
  let rung = 0
  const cancel = listeningClock(clock).after(50, () => (rung += 1))
  clock.after(50, () => setImmediate(cancel))
  await advance(60)
  expect(rung).toBe(0)
})
