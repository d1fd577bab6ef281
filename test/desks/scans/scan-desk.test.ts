import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import type { CodeScanned, FoundTicket } from '#contract/find-ticket.ts'
import type { CodeScanner, ScannedCode } from '#daemon/devices/ports.ts'
import { openScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import type { Finding } from '#daemon/desks/tickets/find-ticket.ts'
import { manualClock } from '#test/support/manual-clock.ts'

const SECRET = 'KT1:a-secret-of-somebody'

/** One scanner that belongs to no kiosk in particular, and a search that ends when the test says so. */
function standing() {
  const clock = manualClock()
  let tell: ((code: ScannedCode) => void) | undefined
  const scanner: CodeScanner = {
    listen(listener) {
      tell = listener
      return () => {
        if (tell === listener) tell = undefined
      }
    },
  }
  const searches: PromiseWithResolvers<Finding>[] = []
  let logged = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  const desk = openScanDesk({
    clock,
    log: pino({ level: 'trace' }, sink),
    scannerFor: () => scanner,
    find: () => {
      const search = Promise.withResolvers<Finding>()
      searches.push(search)
      return search.promise
    },
  })
  const told: [string, CodeScanned][] = []
  desk.onScan((kiosk, scan) => told.push([kiosk, scan]))
  return {
    clock,
    desk,
    told,
    searches,
    logged: () => logged,
    scan: () => tell?.({ text: SECRET, symbology: 'qr' }),
    isHeard: () => tell !== undefined,
  }
}

const found = { at: 'found', ticket: { id: 't1' } as FoundTicket } as const

test('a resident who has gone before the search ended is told nothing', async () => {
  const { desk, scan, searches, told, clock } = standing()
  desk.arm('kiosk-1')
  scan()
  desk.disarm('kiosk-1')
  desk.arm('kiosk-1')
  searches[0]?.resolve(found)
  await clock.advance(0)
  expect(told).toEqual([])
})

test('a slip held before the scanner for long is told once', async () => {
  const { desk, scan, searches, told, clock } = standing()
  desk.arm('kiosk-1')
  scan()
  scan()
  for (const search of searches) search.resolve(found)
  await clock.advance(0)
  expect(told).toEqual([['kiosk-1', found]])
})

test('a scanner that two kiosks share is heard by the one that asked last', async () => {
  const { desk, scan, searches, told, clock } = standing()
  desk.arm('kiosk-1')
  desk.arm('kiosk-2')
  desk.disarm('kiosk-1')
  scan()
  searches[0]?.resolve(found)
  await clock.advance(0)
  expect(told).toEqual([['kiosk-2', found]])
})

test('waiting again begins the minute anew, and at its end nobody listens', async () => {
  const { desk, isHeard, clock } = standing()
  desk.arm('kiosk-1')
  await clock.advance(50_000)
  desk.arm('kiosk-1')
  await clock.advance(50_000)
  expect(isHeard()).toBe(true)
  await clock.advance(10_000)
  expect(isHeard()).toBe(false)
  expect(clock.pending()).toBe(0)
})

test('a search that fails is told as such, waits on, and no log names the slip', async () => {
  const { desk, scan, searches, told, logged, clock, isHeard } = standing()
  desk.arm('kiosk-1')
  scan()
  searches[0]?.reject(new Error('disk I/O error'))
  await clock.advance(0)
  expect(told).toEqual([['kiosk-1', { at: 'unavailable' }]])
  expect(isHeard()).toBe(true)
  expect(logged()).toContain('disk I/O error')
  expect(logged()).not.toContain('secret')
})

test('nothing is waited for after the daemon has ended', () => {
  const { desk, isHeard, clock } = standing()
  desk.arm('kiosk-1')
  desk.close()
  expect(isHeard()).toBe(false)
  expect(clock.pending()).toBe(0)
})
