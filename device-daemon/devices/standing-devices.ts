import type { Clock } from '#daemon/clock.ts'
import type {
  Announcer,
  CardReader,
  TicketPrinter,
  WindowDisplay,
  WindowDisplayView,
} from '#daemon/devices/ports.ts'
import type { SupervisedDevice } from '#daemon/devices/supervised-device.ts'

// What the station is given instead of a device: always there, also while the real one is not.

const FIRST_OPEN_GRACE_MS = 1500 // a ticket taken while the daemon starts waits this long for the printer's probe

/** Starts to supervise one device; `started` is called with it each time it has come up. */
type Supervise<Device> = (started?: (device: Device) => void) => SupervisedDevice<Device>
/** The device as the station has it, and the one behind it. */
export type Standing<Device> = { device: Device; supervised: SupervisedDevice<Device> }

/** As much of CodeScanner and CallerPad as is the same in both. */
type Listenable<Told> = { listen(listener: (told: Told) => void): () => void }

/** A scanner or pad whose listeners stay, also when the device comes and goes. */
export function standingListening<Told>(supervise: Supervise<Listenable<Told>>): Standing<Listenable<Told>> {
  let tell: ((told: Told) => void) | undefined
  const supervised = supervise((device) => void device.listen((told) => tell?.(told)))
  return {
    supervised,
    device: {
      listen(listener) {
        tell = listener
        return () => {
          if (tell === listener) tell = undefined
        }
      },
    },
  }
}

/** A display that keeps the newest view for whenever the device is back. */
export function standingDisplay(supervise: Supervise<WindowDisplay>): Standing<WindowDisplay> {
  let newest: WindowDisplayView | undefined
  const supervised = supervise((display) => {
    if (newest !== undefined) display.show(newest)
  })
  return {
    supervised,
    device: {
      show(view) {
        newest = view
        supervised.device()?.show(view)
      },
    },
  }
}

/** An announcer that is always there to ask: down, it fails at once. */
export function standingAnnouncer(supervise: Supervise<Announcer>): Standing<Announcer> {
  const supervised = supervise()
  return {
    supervised,
    device: {
      async announce(text, calledOff) {
        const announcer = supervised.device()
        return announcer?.announce(text, calledOff) ?? { at: 'failed', reason: reasonOf(supervised) }
      },
    },
  }
}

/** A reader that is always there to arm. */
export function standingReader(supervise: Supervise<CardReader>): Standing<CardReader> {
  const supervised = supervise()
  return {
    supervised,
    device: {
      arm(listener) {
        const reader = supervised.device()
        if (reader !== undefined) return reader.arm(listener)
        listener({ at: 'failed', reason: 'reader-down' })
        return () => undefined
      },
    },
  }
}

/** A printer that is always there to ask. */
export function standingPrinter(supervise: Supervise<TicketPrinter>, clock: Clock): Standing<TicketPrinter> {
  const supervised = supervise()
  return {
    supervised,
    device: {
      async print(paper) {
        if (supervised.health().at === 'opening') await firstAttempt(supervised, clock)
        const printer = supervised.device()
        if (printer !== undefined) return printer.print(paper)
        return { at: 'failed', reason: supervised.known() === 'seen' ? 'unplugged' : 'no-printer' }
      },
    },
  }
}

function reasonOf(supervised: SupervisedDevice<unknown>): string {
  const health = supervised.health()
  return health.at === 'down' ? health.reason : 'not connected'
}

async function firstAttempt(supervised: SupervisedDevice<unknown>, clock: Clock): Promise<void> {
  let cancel = () => {}
  const grace = new Promise<void>((resolve) => (cancel = clock.after(FIRST_OPEN_GRACE_MS, resolve)))
  await Promise.race([supervised.triedOnce, grace])
  cancel()
}
