import { Type } from 'typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection, DriverContext, Opened, Wire, WireEvents } from '#daemon/devices/ports.ts'
import type { AnyDriver } from '#daemon/devices/registry.ts'
import { superviseDevices, type DeviceReport, type Supervisor } from '#daemon/devices/supervisor.ts'
import type { Settings } from '#daemon/settings.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'

type Context = DriverContext<Record<string, unknown>>
type Device = Settings['devices'][number]

/** A wire whose far end the test holds, and a driver that does nothing but open it. */
function bench(clock: ManualClock) {
  let plug: 'in' | 'out' = 'in'
  let events: WireEvents | undefined
  let hint = () => {}
  let releasing = () => Promise.resolve()
  let context: Context | undefined
  const opens: number[] = []
  const stops: number[] = []
  const connection = (): Connection => ({
    write: () => Promise.resolve({ at: 'written' }),
    close: () => releasing(),
  })
  const wire: Wire = {
    name: 'bench',
    async open(wanted): Promise<Opened<Connection>> {
      opens.push(clock.monotonic())
      if (plug === 'out') return { at: 'failed', reason: 'no such device' }
      events = wanted
      return { at: 'open', value: connection() }
    },
    watch(mayBeBack) {
      hint = mayBeBack
      return () => (hint = () => {})
    },
  }
  const driver: AnyDriver = {
    port: 'ticket-printer',
    settings: Type.Object({}),
    wires: ['simulated'],
    async start(given) {
      context = given
      const opened = await given.connect({ onBytes: () => {}, onClose: () => {} })
      if (opened.at === 'failed') return opened
      return {
        at: 'open',
        value: {
          device: { print: () => Promise.resolve({ at: 'printed' }) },
          stop: () => stops.push(clock.monotonic()),
        },
      }
    },
  }
  return {
    wire,
    driver,
    opens,
    stops,
    /** The cable is pulled, with or without the wire being open. */
    unplug() {
      plug = 'out'
      events?.onClose('pulled')
    },
    /** The far end hiccups: gone, and there again at once. */
    drop: () => events?.onClose('hiccup'),
    plugIn() {
      plug = 'in'
      hint()
    },
    plugInUnnoticed: () => (plug = 'in'),
    lingerOnClose: (released: () => Promise<void>) => (releasing = released),
    says: (conditions: string[]) => context?.report(conditions),
    givesUp: (reason: string) => context?.reopen(reason),
  }
}

const PRINTER: Device = {
  id: 'printer-1',
  port: 'ticket-printer',
  driver: 'bench',
  wire: { simulated: 'bench' },
  at: { kiosk: 'kiosk-1' },
  options: {},
}
const SLIP = { blocks: [] }

describe('a supervised device', () => {
  let clock: ManualClock
  let device: ReturnType<typeof bench>
  let supervisor: Supervisor
  let changes: DeviceReport['health'][]

  const supervise = (devices: Device[] = [PRINTER]) => {
    supervisor = superviseDevices({
      devices,
      registry: new Map([['ticket-printer/bench', device.driver]]),
      openWire: () => device.wire,
      clock,
      log: silentLog(),
      random: () => 0.5,
      profile: () => Promise.reject(new Error('no profiles here')),
    })
    supervisor.onChange(({ health }) => changes.push(health))
  }
  const health = () => supervisor.health()[0]?.health

  beforeEach(() => {
    clock = manualClock()
    device = bench(clock)
    changes = []
  })

  test('is opening first and ready when its driver says so', async () => {
    supervise()
    expect(health()).toEqual({ at: 'opening' })
    await clock.advance(0)
    expect(health()).toEqual({ at: 'ready', conditions: [] })
    expect(changes).toEqual([{ at: 'ready', conditions: [] }])
  })

  test('needs attention for what stops its work, and not for what merely announces itself', async () => {
    supervise()
    await clock.advance(0)
    device.says(['near-end'])
    expect(health()).toEqual({ at: 'ready', conditions: ['near-end'] })
    device.says(['cover-open', 'near-end'])
    expect(health()).toEqual({ at: 'attention', conditions: ['cover-open', 'near-end'] })
    device.says([])
    expect(health()).toEqual({ at: 'ready', conditions: [] })
  })

  test('is tried again with growing waits for as long as it is gone, and no faster', async () => {
    device.unplug()
    supervise()
    await clock.advance(120_000)
    expect(health()).toEqual({ at: 'down', reason: 'no such device' })
    const waits = device.opens.slice(1).map((at, i) => at - (device.opens[i] ?? 0))
    expect(waits).toEqual([188, 375, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500, 22_500])
  })

  test('comes back by itself, also when nothing hints at its return', async () => {
    device.unplug()
    supervise()
    await clock.advance(60_000)
    device.plugInUnnoticed()
    await clock.advance(30_000)
    expect(health()?.at).toBe('ready')
  })

  test('is opened within a moment of being plugged in, however long it was gone', async () => {
    device.unplug()
    supervise()
    await clock.advance(600_000)
    device.plugIn()
    await clock.advance(200)
    expect(health()?.at).toBe('ready')
  })

  test('gives way to another only once its wire is let go, and who holds it prints on the new one', async () => {
    const released = Promise.withResolvers<void>()
    supervise()
    await clock.advance(0)
    const held = supervisor.printerFor('kiosk-1')
    device.lingerOnClose(() => released.promise)
    const replaced = supervisor.replace({ ...PRINTER, at: { kiosk: 'kiosk-2' } })
    await clock.advance(0)
    expect(device.stops).toHaveLength(1)
    expect(device.opens).toHaveLength(1)
    expect(health()).toEqual({ at: 'opening' })
    const slip = held?.print(SLIP)
    released.resolve()
    expect(await replaced).toBe(true)
    expect(await slip).toEqual({ at: 'printed' })
    expect(device.opens).toHaveLength(2)
    expect(changes.map(({ at }) => at)).toEqual(['ready', 'opening', 'ready'])
    expect(supervisor.printerFor('kiosk-1')).toBeUndefined()
    expect(supervisor.printerFor('kiosk-2')).toBe(held)
  })

  test('is not replaced by one of another id or port', async () => {
    supervise()
    await clock.advance(0)
    expect(await supervisor.replace({ ...PRINTER, id: 'printer-2' })).toBe(false)
    expect(await supervisor.replace({ ...PRINTER, port: 'card-reader' })).toBe(false)
    expect(device.stops).toEqual([])
  })

  test('that is stopped while it gives way begins no more', async () => {
    const released = Promise.withResolvers<void>()
    supervise()
    await clock.advance(0)
    device.lingerOnClose(() => released.promise)
    const replaced = supervisor.replace(PRINTER)
    await clock.advance(0)
    const stopped = supervisor.stop()
    released.resolve()
    await Promise.all([replaced, stopped])
    expect(device.opens).toHaveLength(1)
  })

  test('that hiccups and recovers at once troubles nobody', async () => {
    supervise()
    await clock.advance(60_000)
    changes = []
    device.drop()
    await clock.advance(1000)
    expect(health()).toEqual({ at: 'ready', conditions: [] })
    expect(device.opens).toHaveLength(2)
    expect(changes).toEqual([])
  })

  test('that keeps dropping is opened ever more slowly and shown as down in the end', async () => {
    supervise()
    for (let drops = 0; drops < 6; drops += 1) {
      await clock.advance(20_000)
      device.drop()
    }
    await clock.advance(2000)
    expect(health()).toEqual({ at: 'down', reason: 'hiccup' })
  })

  test('that ran well for a while starts again with the shortest wait', async () => {
    supervise()
    for (let drops = 0; drops < 6; drops += 1) {
      await clock.advance(40_000)
      device.drop()
    }
    await clock.advance(200)
    expect(health()?.at).toBe('ready')
  })

  test('is closed for good before it is opened again', async () => {
    supervise()
    await clock.advance(0)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    device.lingerOnClose(() => released)
    device.givesUp('no answer')
    await clock.advance(60_000)
    expect(device.opens).toHaveLength(1)
    release()
    await clock.advance(0)
    expect(device.opens).toHaveLength(2)
  })

  test('whose driver cannot start says why, and is tried again', async () => {
    let starts = 0
    device.driver = {
      ...device.driver,
      start: () => {
        starts += 1
        return Promise.reject(new Error('config/printers/x.yaml cannot be read'))
      },
    }
    supervise()
    await clock.advance(1000)
    expect(health()).toEqual({ at: 'down', reason: 'config/printers/x.yaml cannot be read' })
    expect(starts).toBeGreaterThan(1)
  })

  test('whose driver never finishes its start is given up and tried again', async () => {
    device.driver = { ...device.driver, start: () => new Promise<never>(() => {}) }
    supervise()
    await clock.advance(31_000)
    expect(health()).toEqual({ at: 'down', reason: 'did not start in time' })
  })

  test('is let go at the end, and nothing is left that would wake up', async () => {
    supervise()
    await clock.advance(0)
    await supervisor.stop()
    device.drop()
    await clock.advance(60_000)
    expect(device.stops).toHaveLength(1)
    expect(device.opens).toHaveLength(1)
    expect(clock.pending()).toBe(0)
  })

  describe('as the printer of a kiosk', () => {
    test('prints while it runs', async () => {
      supervise()
      await clock.advance(0)
      expect(await supervisor.printerFor('kiosk-1')?.print(SLIP)).toEqual({ at: 'printed' })
    })

    test('answers at once that it was never there, so that the number is on the screen without waiting', async () => {
      device.unplug()
      supervise()
      await clock.advance(0)
      expect(await supervisor.printerFor('kiosk-1')?.print(SLIP)).toEqual({
        at: 'failed',
        reason: 'no-printer',
      })
    })

    test('answers at once that it was pulled, also while that is not yet shown', async () => {
      supervise()
      await clock.advance(60_000)
      device.unplug()
      expect(health()?.at).toBe('ready')
      expect(await supervisor.printerFor('kiosk-1')?.print(SLIP)).toEqual({
        at: 'failed',
        reason: 'unplugged',
      })
    })

    test('is waited for while the daemon starts, but not for long', async () => {
      supervise()
      const early = supervisor.printerFor('kiosk-1')?.print(SLIP)
      await clock.advance(0)
      expect(await early).toEqual({ at: 'printed' })

      device = bench(clock)
      device.driver = { ...device.driver, start: () => new Promise<never>(() => {}) }
      supervise()
      const hopeless = supervisor.printerFor('kiosk-1')?.print(SLIP)
      await clock.advance(1500)
      expect(await hopeless).toEqual({ at: 'failed', reason: 'no-printer' })
    })

    test('belongs to its kiosk alone, and one without a place serves every kiosk', () => {
      supervise()
      expect(supervisor.printerFor('kiosk-2')).toBeUndefined()
      const { at: _at, ...anywhere } = PRINTER
      supervise([PRINTER, { ...anywhere, id: 'printer-2' }])
      expect(supervisor.printerFor('kiosk-2')).toBeDefined()
      expect(supervisor.health().map(({ id }) => id)).toEqual(['printer-1', 'printer-2'])
    })
  })
})
