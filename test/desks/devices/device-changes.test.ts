import { expect, test } from 'vitest'
import { openDeviceChanges } from '#daemon/desks/devices/device-changes.ts'
import type { Replaced } from '#daemon/store/durable-file.ts'
import { manualClock } from '#test/support/manual-clock.ts'

type Event = { type: string; fields?: readonly string[] }
const OLD = { id: 'printer-1', wire: 'old' }
const NEW = { id: 'printer-1', wire: 'new' }

function opened(
  writing: Replaced = { at: 'written' },
  ledger: 'done' | 'unavailable' = 'done',
  begun: Promise<boolean> = Promise.resolve(true),
) {
  const clock = manualClock()
  const acts: string[] = []
  let running = [OLD]
  const desk = openDeviceChanges<typeof OLD>({
    file: {
      entry: async () => ({ base: 'one', fields: { id: 'printer-1', port: 'ticket-printer', wire: 'old' } }),
      change: async () => ({ at: 'sound', text: 'new text', device: NEW }),
      running: () => running,
      runs: (device) => void (running = [device]),
    },
    devices: {
      health: () => [
        {
          id: 'printer-1',
          port: 'ticket-printer',
          driver: 'escpos',
          wire: 'new',
          at: undefined,
          health: { at: 'ready', conditions: [] },
          reads: null,
        },
      ],
      async replace({ wire }) {
        acts.push(`begin ${wire}`)
        return begun
      },
    },
    clock,
    station: {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the desk looks at `at` alone
      execute: (async (_id: string, { event }: { event: Event }) => {
        acts.push([event.type, ...(event.fields ?? [])].join(' '))
        return { at: ledger }
      }) as never,
    },
    async write(text) {
      acts.push(`write ${text}`)
      return writing
    },
  })
  const change = (commandId = 'command-1', id = 'printer-1') =>
    desk.change({ commandId, by: 'staff-1', id, base: 'one', fields: { wire: 'new' } })
  return { acts, change, clock, running: () => running }
}

test('who changes a device stands in the ledger before the file is written, and the device begins last', async () => {
  const { acts, change, running } = opened()
  expect(await change()).toMatchObject({ at: 'changed', device: { id: 'printer-1' } })
  expect(acts).toEqual(['device-changed wire', 'write new text', 'begin new'])
  expect(running()).toEqual([NEW])
})

test('a second press of the same change writes and begins nothing again', async () => {
  const { acts, change } = opened()
  await Promise.all([change(), change()])
  expect(acts.filter((act) => act.startsWith('begin'))).toHaveLength(1)
})

test('a device that does not answer is left to its tries, and the person is told how it stands by then', async () => {
  const { change, clock } = opened({ at: 'written' }, 'done', new Promise(() => {}))
  const changing = change()
  await clock.advance(0)
  await clock.advance(2500)
  expect(await changing).toMatchObject({ at: 'changed' })
})

test('where the folder takes no writes the old device runs on, and the ledger says that nothing was changed', async () => {
  const { acts, change, running } = opened({ at: 'failed', reason: 'EROFS' })
  expect(await change()).toEqual({ at: 'not-written', reason: 'EROFS' })
  expect(acts).toEqual(['device-changed wire', 'write new text', 'device-change-failed'])
  expect(running()).toEqual([OLD])
})

test('a change that cannot be entered in the ledger is not made', async () => {
  const { acts, change, running } = opened({ at: 'written' }, 'unavailable')
  expect(await change()).toEqual({ at: 'not-recorded' })
  expect(acts).toEqual(['device-changed wire'])
  expect(running()).toEqual([OLD])
})

test('a device that was written into the file by hand waits for the next start', async () => {
  const { acts, change } = opened()
  expect(await change('command-1', 'printer-2')).toEqual({ at: 'unknown-device' })
  expect(acts).toEqual([])
})
