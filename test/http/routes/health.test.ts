import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createApp } from '#daemon/http/server/app.ts'
import { keeperRoutes } from '#daemon/http/routes/health.ts'
import { createLiveStream } from '#daemon/http/live/event-stream.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'

test.for([
  ['enough', 200, 'ready', '1'],
  ['reserve', 503, 'not-ready', '0'],
  ['doubtful', 503, 'not-ready', '0'],
] as const)(
  'a keeper who asks is told the truth of a ledger with %s room',
  async ([at, code, status, figure]) => {
    const { station, tickets, clock } = await stationInMemory()
    const live = createLiveStream(clock, station.seq, () => ({ event: 'day-opened', data: { day: '' } }))
    const app = await createApp(pino({ level: 'silent' }))
    keeperRoutes(app, {
      station,
      tickets,
      live,
      devices: () => [],
      ledgerSpace: () => ({ at }),
      troubles: () => [],
    })
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toMatchObject([code, { status, ledger: at }])
    expect((await app.inject('/metrics')).body).toContain(`station_ledger_ready ${figure}\n`)
    await app.close()
  },
)
