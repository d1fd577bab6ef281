import type { Paper } from '#contract/paper.ts'
import type { Clock } from '#daemon/clock.ts'
import type { AnnounceOutcome, PrintOutcome, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { DeviceReport, Supervisor } from '#daemon/devices/supervisor.ts'

/**
 * What came of a test that a person has asked for. `look`: the device was told, and only the person can see or hear whether
 * it did it. `by-hand`: it is tried by using it.
 */
export type DeviceTested =
  | { at: 'printed'; outcome: PrintOutcome }
  | { at: 'spoken'; outcome: AnnounceOutcome }
  | { at: 'look' }
  | { at: 'card-seen' }
  | { at: 'no-card' }
  | { at: 'reader-down' }
  | { at: 'by-hand' }

export type DeviceTests = {
  /** Undefined: there is no such device. The same `commandId` again gives the outcome of the first. */
  test(commandId: string, id: string): Promise<DeviceTested> | undefined
}

/** As long as a person needs to lay a card down who stands beside the reader. */
const CARD_MS = 20_000
const REMEMBERED = 50

type Parts = {
  devices: Pick<Supervisor, 'health' | 'printerFor' | 'readerFor' | 'announcer'>
  clock: Pick<Clock, 'after'>
  /** Where a device stands that belongs to no kiosk in particular. */
  firstKiosk: string
  windows(): readonly { id: string; label: string }[]
  /** Shows this at a window for a moment. */
  tell(window: string, view: WindowDisplayView): void
  paper(device: DeviceReport): Paper
  /** What the voice says. */
  said: string
}

/** Tries a device by the very way that the station uses it. */
export function openDeviceTests(parts: Parts): DeviceTests {
  const { devices, clock, firstKiosk, windows, tell } = parts
  const known = new Map<string, Promise<DeviceTested>>()

  async function run(device: DeviceReport): Promise<DeviceTested> {
    const { port, at } = device
    const kiosk = at && 'kiosk' in at ? at.kiosk : firstKiosk
    switch (port) {
      case 'ticket-printer': {
        const printer = devices.printerFor(kiosk)
        return printer
          ? { at: 'printed', outcome: await printer.print(parts.paper(device)) }
          : { at: 'by-hand' }
      }
      case 'announcer': {
        const announcer = devices.announcer()
        return announcer ? { at: 'spoken', outcome: await announcer.announce(parts.said) } : { at: 'by-hand' }
      }
      case 'window-display': {
        const [first] = windows()
        const window = at && 'window' in at ? windows().find(({ id }) => id === at.window) : first
        if (window === undefined) return { at: 'by-hand' }
        tell(window.id, { at: 'called', number: 'A000', label: window.label, calls: 1 })
        return { at: 'look' }
      }
      case 'card-reader':
        return cardSeen(kiosk)
      case 'code-scanner':
      case 'caller-pad':
        return { at: 'by-hand' }
    }
  }

  /** Whether a card lies there, yes or no: nothing of it is kept, and it is wiped before anything else happens. */
  function cardSeen(kiosk: string): Promise<DeviceTested> {
    const reader = devices.readerFor(kiosk)
    if (reader === undefined) return Promise.resolve({ at: 'by-hand' })
    const { promise, resolve } = Promise.withResolvers<DeviceTested>()
    const cancel = clock.after(CARD_MS, () => end({ at: 'no-card' }))
    let disarm: (() => void) | null = null
    function end(tested: DeviceTested): void {
      cancel()
      disarm?.()
      resolve(tested)
    }
    disarm = reader.arm((event) => {
      if (event.at === 'read') {
        event.card.release()
        end({ at: 'card-seen' })
      } else if (event.at === 'failed' && event.reason === 'reader-down') end({ at: 'reader-down' })
    })
    return promise
  }

  return {
    test(commandId, id) {
      const under = known.get(commandId)
      if (under) return under
      const device = devices.health().find((one) => one.id === id)
      if (device === undefined) return undefined
      const testing = run(device)
      known.set(commandId, testing)
      const [oldest] = known.keys()
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
      return testing
    },
  }
}
