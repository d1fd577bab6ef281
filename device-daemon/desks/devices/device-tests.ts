import type { Paper } from '#contract/paper.ts'
import type { PadKey } from '#contract/pad.ts'
import type { Clock } from '#daemon/clock.ts'
import type { AnnounceOutcome, PrintOutcome, WindowDisplayView } from '#daemon/devices/ports.ts'
import type { DeviceReport, Supervisor } from '#daemon/devices/supervisor.ts'
import type { DeviceTestResult } from '#daemon/domain/people/device-tests.ts'
import type { Station } from '#daemon/station.ts'
import type { PadPresses } from '../pads/pad-presses.ts'

/**
 * What came of a test that a person has asked for. `look`: the device was told, and only the person can see or hear whether
 * it did it. `code-read`: `same` where it was the code that the page showed.
 */
type DeviceTested =
  | { at: 'printed'; outcome: PrintOutcome }
  | { at: 'spoken'; outcome: AnnounceOutcome }
  | { at: 'look' }
  | { at: 'card-seen' }
  /** By a reader that knows nobody. */
  | { at: 'card-present' }
  | { at: 'no-card' }
  | { at: 'reader-down' }
  | { at: 'code-read'; same: boolean }
  | { at: 'no-code' }
  | { at: 'key-pressed'; key: PadKey }
  | { at: 'no-key' }
  | { at: 'unused' }

/** `result`: what it says of the device. */
export type TestOutcome = { result: DeviceTestResult; tested: DeviceTested }

export type DeviceTests = {
  /** `by`: the account that asks. Undefined: there is no such device. The same `commandId` again gives the outcome of the first. */
  test(commandId: string, id: string, by: string): Promise<TestOutcome> | undefined
}

/** As long as a person needs to lay a card down who stands beside the reader. */
const CARD_MS = 20_000
/** To take a slip to the scanner, or to walk to the pad. */
const BY_HAND_MS = 30_000
const REMEMBERED = 50

type Parts = {
  devices: Pick<Supervisor, 'health' | 'printerFor' | 'readerFor' | 'scannerFor' | 'announcer'>
  pads: Pick<PadPresses, 'tryNext'>
  /** Those whose pad a device is. */
  windowsOfPad(device: DeviceReport): readonly string[]
  station: Pick<Station, 'execute'>
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
  const known = new Map<string, Promise<TestOutcome>>()

  async function run(commandId: string, device: DeviceReport): Promise<DeviceTested> {
    const { port, at } = device
    const kiosk = at && 'kiosk' in at ? at.kiosk : firstKiosk
    switch (port) {
      case 'ticket-printer': {
        const printer = devices.printerFor(kiosk)
        return printer
          ? { at: 'printed', outcome: await printer.print(parts.paper(device)) }
          : { at: 'unused' }
      }
      case 'announcer': {
        const announcer = devices.announcer()
        return announcer ? { at: 'spoken', outcome: await announcer.announce(parts.said) } : { at: 'unused' }
      }
      case 'window-display': {
        const [first] = windows()
        const window = at && 'window' in at ? windows().find(({ id }) => id === at.window) : first
        if (window === undefined) return { at: 'unused' }
        tell(window.id, { at: 'called', number: 'A000', label: window.label, calls: 1 })
        return { at: 'look' }
      }
      case 'card-reader':
        return cardSeen(kiosk)
      case 'code-scanner':
        return codeRead(kiosk, commandId)
      case 'caller-pad':
        return keyPressed(parts.windowsOfPad(device))
    }
  }

  /** Whether a card lies there, yes or no: nothing of it is kept, and it is wiped before anything else happens. */
  function cardSeen(kiosk: string): Promise<DeviceTested> {
    const reader = devices.readerFor(kiosk, 'anything')
    if (reader === undefined) return Promise.resolve({ at: 'unused' })
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
      } else if (event.at === 'present') end({ at: 'card-present' })
      else if (event.at === 'failed' && event.reason === 'reader-down') end({ at: 'reader-down' })
    })
    return promise
  }

  /** The next code that is held before it; of a slip, too: nothing of it is kept. */
  function codeRead(kiosk: string, shown: string): Promise<DeviceTested> {
    const scanner = devices.scannerFor(kiosk)
    if (scanner === undefined) return Promise.resolve({ at: 'unused' })
    return within({ at: 'no-code' }, (end) =>
      scanner.listen(({ text }) => end({ at: 'code-read', same: text === shown })),
    )
  }

  /** The next key that goes down; it calls nobody. */
  function keyPressed(windows: readonly string[]): Promise<DeviceTested> {
    if (windows.length === 0) return Promise.resolve({ at: 'unused' })
    return within({ at: 'no-key' }, (end) =>
      parts.pads.tryNext(windows, ({ key }) => end({ at: 'key-pressed', key })),
    )
  }

  /** What `listen` hears first, else `nothing` once the time is over; the end that `listen` gives is called in either case. */
  function within(
    nothing: DeviceTested,
    listen: (end: (tested: DeviceTested) => void) => () => void,
  ): Promise<DeviceTested> {
    const { promise, resolve } = Promise.withResolvers<DeviceTested>()
    const cancel = clock.after(BY_HAND_MS, () => resolve(nothing))
    const stop = listen(resolve)
    return promise.finally(() => {
      cancel()
      stop()
    })
  }

  /** Who tried it, and what the device said, stand in the ledger; a test counts for the person all the same without it. */
  async function entered(commandId: string, id: string, by: string, testing: Promise<DeviceTested>) {
    const tested = await testing
    const result = resultOf(tested)
    const event = { type: 'device-tested', device: id, result } as const
    await parts.station.execute(
      commandId,
      { type: 'record-device-test', event },
      { at: 'staff', account: by, window: null },
    )
    return { result, tested }
  }

  return {
    test(commandId, id, by) {
      const under = known.get(commandId)
      if (under) return under
      const device = devices.health().find((one) => one.id === id)
      if (device === undefined) return undefined
      const testing = entered(commandId, id, by, run(commandId, device))
      known.set(commandId, testing)
      const [oldest] = known.keys()
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
      return testing
    },
  }
}

/** `look` where only a person can tell. */
function resultOf(tested: DeviceTested): DeviceTestResult {
  switch (tested.at) {
    case 'printed':
      if (tested.outcome.at === 'unconfirmed') return 'look'
      return tested.outcome.at === 'printed' ? 'worked' : 'failed'
    case 'spoken':
      if (tested.outcome.at === 'unconfirmed') return 'look'
      return tested.outcome.at === 'spoken' ? 'worked' : 'failed'
    case 'look':
      return 'look'
    case 'card-seen':
    case 'card-present':
    case 'code-read':
    case 'key-pressed':
      return 'worked'
    case 'no-card':
    case 'reader-down':
    case 'no-code':
    case 'no-key':
    case 'unused':
      return 'failed'
  }
}
