import { expect, test } from 'vitest'
import { ownedBy } from '#daemon/settings/ownership.ts'
import { type Edit, read, smallConfig } from './small-config.ts'

/** A second kiosk, which belongs to a second daemon, as does the first window. */
const shared: Edit[] = [
  { file: 'station.yaml', from: 'windows:\n', to: 'daemons: [main, hall]\nwindows:\n' },
  {
    file: 'station.yaml',
    from: 'title: 综合窗口（全科服务）',
    to: 'title: 综合窗口（全科服务）\n    daemon: hall',
  },
  {
    file: 'station.yaml',
    from: 'mmPerPx: 0.311\n',
    to: 'mmPerPx: 0.311\n  - {id: kiosk-2, mmPerPx: 0.311, daemon: hall}\n',
  },
]

test('a station whose file names no daemon belongs whole to the one it has', async () => {
  const result = await read(await smallConfig([]))
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  const { owns, station } = result.settings
  expect(station.kiosks.every(({ id }) => owns.kiosk(id))).toBe(true)
  expect(station.windows.every(owns.window)).toBe(true)
})

test('of a shared station a daemon owns what bears its name, and what bears none belongs to main', () => {
  const station = {
    kiosks: [{ id: 'kiosk-1' }, { id: 'kiosk-2', daemon: 'hall' }],
  }
  const [first, second] = [{ daemon: 'hall' }, { daemon: 'main' }]
  const [main, hall] = [ownedBy('main', station), ownedBy('hall', station)]
  expect([main.kiosk('kiosk-1'), main.kiosk('kiosk-2'), main.window(first), main.window(second)]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([hall.kiosk('kiosk-1'), hall.kiosk('kiosk-2'), hall.window(first), hall.window(second)]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('a device that stands at a kiosk or window of another daemon is a fault that says which are its own', async () => {
  const result = await read(
    await smallConfig([
      ...shared,
      { file: 'devices.yaml', from: 'at: {kiosk: kiosk-1}', to: 'at: {kiosk: kiosk-2}' },
    ]),
  )
  if (result.at !== 'faults') throw new Error('nothing was found')
  const told = result.faults.map(({ path, message }) => `${path}: ${message}`)
  expect(told).toContainEqual(
    'devices[0].at.kiosk: 终端 kiosk-2 归 hall，本机是 main，应为本机的终端：kiosk-1',
  )
  expect(told).toContainEqual(expect.stringContaining('窗口 W1 归 hall，本机是 main，应为本机的窗口：W2'))
})
