import { pino } from 'pino'
import { Check } from 'typebox/value'
import { expect, onTestFinished, test } from 'vitest'
import { LiveEvents } from '#contract/live.ts'
import { startDaemon } from '#daemon/daemon.ts'
import { scanDrivers } from '#daemon/devices/registry.ts'
import { readSettings } from '#daemon/settings.ts'
import { openLive } from '#test/support/live-client.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

/** 23:59:50 in Asia/Shanghai. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 19, 15, 59, 50)

test('a lobby screen hears at midnight that the board has changed, without an id to come back by', async () => {
  const registry = await scanDrivers()
  const read = await readSettings(
    { config: undefined, data: tempFolder(), port: '0', logLevel: undefined },
    registry,
  )
  if (read.at === 'faults') throw new Error(JSON.stringify(read.faults))
  const clock = manualClock(BEFORE_MIDNIGHT)
  const started = await startDaemon(read.settings, registry, pino({ level: 'silent' }), clock)
  if (started.at === 'failed') throw new Error(started.reason)
  onTestFinished(() => started.daemon.stop())

  const screen = await openLive(`http://127.0.0.1:${started.daemon.port}`)
  onTestFinished(() => screen.close())
  const snapshot = await screen.first(({ event }) => event === 'snapshot')
  expect(snapshot.data).toMatchObject({ latestNotice: { kind: '公示' }, publicityCount: 2 })
  await clock.advance(20_000)
  const changed = await screen.first(({ event }) => event === 'board-changed')
  expect(changed).toMatchObject({ id: null, data: { day: '2026-11-20', noticeCount: 37, publicityCount: 2 } })
  expect(Check(LiveEvents.properties['board-changed'], changed.data)).toBe(true)
})
