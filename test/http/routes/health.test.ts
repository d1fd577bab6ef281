import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createApp } from '#daemon/http/server/create-app.ts'
import { keeperRoutes } from '#daemon/http/routes/health.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'

test.for([
  ['enough', 200, 'ready', '1'],
  ['reserve', 503, 'not-ready', '0'],
  ['full', 503, 'not-ready', '0'],
  ['read-only', 503, 'not-ready', '0'],
  ['failing', 503, 'not-ready', '0'],
  ['doubtful', 503, 'not-ready', '0'],
] as const)(
  'a keeper who asks is told the truth of a ledger with %s room',
  async ([at, code, status, figure]) => {
    const { station, tickets } = await stationInMemory()
    const app = await createApp(pino({ level: 'silent' }))
    keeperRoutes(app, {
      station,
      tickets,
      live: { count: () => 3 },
      devices: () => [],
      ledgerSpace: () => ({ at }),
      troubles: () => [],
      feedback: () => ({ open: 3, overdue: 1 }),
    })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toMatchObject([code, { status, ledger: at, screens: 3 }])
    const figures = (await app.inject('/metrics')).body
    expect(figures).toContain('station_feedback_open 3\n')
    expect(figures).toContain('station_feedback_overdue 1\n')
    expect(figures).toContain(`station_ledger_ready ${figure}\n`)
    expect(figures).toContain(`station_ledger_space{at="${at}"} 1\n`)
    await app.close()
  },
)
