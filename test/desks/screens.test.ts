import { expect, onTestFinished, test } from 'vitest'
import { type OpenPages, openScreenTroubles } from '#daemon/desks/screens/screen-troubles.ts'
import { manualClock } from '#test/support/manual-clock.ts'

/** A station of these kiosks, looked at every 5 s, whose pages are open as the test says. */
function opened(kiosks: readonly string[] = ['kiosk-1']) {
  const clock = manualClock()
  let pages: OpenPages = { kiosks: new Set(), halls: 0 }
  let hours: 'open' | 'closed' = 'open'
  let day = '2026-11-23'
  let look = () => {}
  const {
    troubles,
    pages: seen,
    close,
  } = openScreenTroubles({
    pages: () => pages,
    kiosks,
    owns: (kiosk) => kiosk !== 'kiosk-elsewhere',
    clock,
    today: () => day,
    isOpen: () => hours === 'open',
    onTick: (listener) => {
      look = listener
      return () => {}
    },
  })
  onTestFinished(close)
  return {
    codes: () => troubles().map(({ id, code }) => `${id} ${code}`),
    troubles,
    seen,
    stand: (now: Partial<{ kiosks: string[]; halls: number }>) => {
      pages = { kiosks: new Set(now.kiosks ?? []), halls: now.halls ?? 0 }
      look()
    },
    close: () => void (hours = 'closed'),
    turnTo: (next: string) => void (day = next),
    async pass(seconds: number) {
      for (let passed = 0; passed < seconds; passed += 5) {
        await clock.advance(5_000)
        look()
      }
    },
  }
}

test('a kiosk whose page is gone for a minute is offline, since then, until it is back', async () => {
  const { stand, codes, troubles, pass } = opened()
  stand({ kiosks: ['kiosk-1'] })
  await pass(300)
  expect(codes()).toEqual([])
  stand({})
  await pass(55)
  expect(codes()).toEqual([])
  await pass(5)
  const [{ since } = { since: '' }] = troubles()
  await pass(60)
  expect(troubles()).toEqual([
    { id: 'screen:kiosk-1', at: 'screen', code: 'kiosk-offline', kiosk: null, since },
  ])
  stand({ kiosks: ['kiosk-1'] })
  expect(codes()).toEqual([])
})

test('a kiosk that never came is missed ten minutes after the start, and one of another daemon is not', async () => {
  const { codes, pass } = opened(['kiosk-1', 'kiosk-elsewhere'])
  await pass(595)
  expect(codes()).toEqual([])
  await pass(5)
  expect(codes()).toEqual(['screen:kiosk-1 kiosk-offline'])
})

test('the hall is missed where a screen of it was there today, and no screen that nobody has put up', async () => {
  const { stand, codes, pass, turnTo } = opened([])
  await pass(300)
  expect(codes()).toEqual([])
  stand({ halls: 2 })
  stand({ halls: 1 })
  await pass(120)
  expect(codes()).toEqual([])
  stand({})
  await pass(60)
  expect(codes()).toEqual(['screen:hall hall-gone'])
  turnTo('2026-11-24')
  expect(codes()).toEqual([])
})

test('after hours screens are switched off, and nobody is told', async () => {
  const { stand, codes, pass, close } = opened()
  stand({ kiosks: ['kiosk-1'], halls: 1 })
  close()
  stand({})
  await pass(600)
  expect(codes()).toEqual([])
})

test('says of each kiosk whether it is open, and when one that is not was last', async () => {
  const { seen, stand, pass } = opened(['kiosk-1', 'kiosk-2'])
  stand({ kiosks: ['kiosk-1'], halls: 2 })
  expect(seen()).toMatchObject({
    kiosks: [
      { id: 'kiosk-1', at: 'open' },
      { id: 'kiosk-2', at: 'gone', lastSeen: null },
    ],
    halls: { open: 2 },
  })
  const { lastSeen } = seen().halls
  stand({})
  await pass(30)
  expect(seen()).toMatchObject({
    kiosks: [{ id: 'kiosk-1', at: 'gone', lastSeen }, { id: 'kiosk-2' }],
    halls: { open: 0, lastSeen },
  })
})
