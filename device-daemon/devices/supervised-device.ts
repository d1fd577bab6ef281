import { isDeepStrictEqual } from 'node:util'
import type { TObject } from 'typebox'
import { backoffMs } from '#daemon/devices/backoff.ts'
import type { ReadProfile } from '#daemon/devices/profiles.ts'
import type {
  Connection,
  DeviceHealth,
  Driver,
  DriverContext,
  Opened,
  PortName,
  Running,
  Wire,
} from '#daemon/devices/ports.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Log } from '#daemon/log.ts'

const REOPEN = { firstMs: 250, capMs: 30_000 } // a replug is found within half a minute even without a hint
const HINT_MS = 200 // udev needs a moment to give a new device its rights
const START_DEADLINE_MS = 30_000 // longer than any driver's own probing
const STABLE_MS = 30_000 // shorter lives count as flapping and make the next wait longer
const FLAP_MS = 1500 // a drop that heals within this is not shown

/** Conditions that are worth telling and do not stop work. */
const HARMLESS: ReadonlySet<string> = new Set(['near-end', 'presence-only'])

export type SupervisedDevice<Device> = {
  health(): DeviceHealth
  /** The device while it runs. */
  device(): Device | undefined
  /** Whether it has ever run since the start. */
  known(): 'never-seen' | 'seen'
  /** Resolves when the first attempt has ended, one way or the other. */
  readonly triedOnce: Promise<void>
  stop(): Promise<void>
}

export type SupervisedOptions<Device> = {
  id: string
  driver: Driver<PortName, TObject, Device>
  settings: Record<string, unknown>
  wire: Wire
  clock: Clock
  log: Log
  /** 0 ≤ x < 1, for the jitter of waiting. */
  random: () => number
  profile: ReadProfile
  onChange: (health: DeviceHealth) => void
  /** Called with the device each time it has come up. */
  onStarted?: (device: Device) => void
}

/** One open of the wire and the driver's work on it, until either ends. */
type Session<Device> = {
  connections: Connection[]
  running: Running<Device> | undefined
  conditions: readonly string[]
  /** Timers of this session. */
  cancel: () => void
}

type State<Device> =
  | { at: 'in-session'; session: Session<Device> }
  | { at: 'waiting'; dueAt: number; released: Promise<unknown>; cancel: () => void }
  | { at: 'stopped' }

/** Opens one device, opens it again with backoff for as long as it takes, and says how it is. */
export function superviseDevice<Device>(options: SupervisedOptions<Device>): SupervisedDevice<Device> {
  const { clock, wire } = options
  let state: State<Device>
  let attempt = 0
  let seen = false
  let health: DeviceHealth = { at: 'opening' }
  let shown: DeviceHealth = health
  let cancelShow: (() => void) | undefined
  let tried = () => {}
  const triedOnce = new Promise<void>((resolve) => (tried = resolve))

  const publish = () => {
    cancelShow?.()
    cancelShow = undefined
    if (isDeepStrictEqual(health, shown)) return
    shown = health
    options.log[health.at === 'ready' ? 'info' : 'warn']({ device: options.id, health }, 'device')
    options.onChange(health)
  }
  /** Good news and what the device says are shown at once, a drop only when it lasts. */
  const become = (next: DeviceHealth) => {
    health = next
    if (next.at === 'down' && shown.at !== 'down' && shown.at !== 'opening') {
      cancelShow ??= clock.after(FLAP_MS, publish)
    } else publish()
  }

  const begin = () => {
    const session: Session<Device> = {
      connections: [],
      running: undefined,
      conditions: [],
      cancel: clock.after(START_DEADLINE_MS, () => over(session, 'did not start in time')),
    }
    state = { at: 'in-session', session }
    void start(session)
  }

  const start = async (session: Session<Device>) => {
    const opened = await options.driver.start(contextOf(session)).catch((error: unknown) => {
      options.log.error({ device: options.id, err: error }, 'driver could not start')
      return { at: 'failed' as const, reason: error instanceof Error ? error.message : String(error) }
    })
    started(session, opened)
  }

  const isCurrent = (session: Session<Device>) => state.at === 'in-session' && state.session === session

  const started = (session: Session<Device>, opened: Opened<Running<Device>>) => {
    if (opened.at === 'failed') over(session, opened.reason)
    else if (!isCurrent(session)) opened.value.stop()
    else {
      session.cancel()
      session.running = opened.value
      session.cancel = clock.after(STABLE_MS, () => (attempt = 0))
      seen = true
      options.onStarted?.(opened.value.device)
      become(healthOf(session.conditions))
      tried()
    }
  }

  const over = (session: Session<Device>, reason: string) => {
    if (!isCurrent(session)) return
    const released = letGo(session)
    const wait = backoffMs(attempt, REOPEN, options.random)
    attempt += 1
    waitFor(wait, released)
    become({ at: 'down', reason })
    tried()
  }

  const letGo = (session: Session<Device>): Promise<unknown> => {
    session.cancel()
    session.running?.stop()
    return Promise.all(session.connections.map((connection) => connection.close()))
  }

  /** The old connection must be gone before the next open: a serial port is locked, a printer takes one client. */
  const waitFor = (ms: number, released: Promise<unknown>) => {
    const afterwards = async () => {
      await released
      if (state === waiting) begin()
    }
    const cancel = clock.after(ms, () => void afterwards())
    const waiting: State<Device> = { at: 'waiting', dueAt: clock.monotonic() + ms, released, cancel }
    state = waiting
  }

  const contextOf = (session: Session<Device>): DriverContext<Record<string, unknown>> => ({
    id: options.id,
    settings: options.settings,
    clock,
    log: options.log,
    profile: options.profile,
    bytesPerSecond: wire.bytesPerSecond,
    async connect(events) {
      const opened = await wire.open({
        onBytes: (bytes) => {
          if (isCurrent(session)) events.onBytes(bytes)
        },
        onClose: (reason) => {
          events.onClose(reason)
          over(session, reason)
        },
      })
      if (opened.at === 'failed') return opened
      if (isCurrent(session)) session.connections.push(opened.value)
      else await opened.value.close()
      return isCurrent(session) ? opened : { at: 'failed', reason: 'called off' }
    },
    report(conditions) {
      session.conditions = conditions
      if (isCurrent(session) && session.running !== undefined) become(healthOf(conditions))
    },
    reopen: (reason) => over(session, reason),
  })

  const unwatch = wire.watch?.(() => {
    if (state.at !== 'waiting' || state.dueAt - clock.monotonic() <= HINT_MS) return
    state.cancel()
    waitFor(HINT_MS, state.released)
  })
  begin()

  return {
    health: () => shown,
    device: () => (state.at === 'in-session' ? state.session.running?.device : undefined),
    known: () => (seen ? 'seen' : 'never-seen'),
    triedOnce,
    async stop() {
      unwatch?.()
      cancelShow?.()
      const last = state
      state = { at: 'stopped' }
      tried()
      if (last.at === 'waiting') last.cancel()
      if (last.at === 'in-session') await letGo(last.session)
    },
  }
}

function healthOf(conditions: readonly string[]): DeviceHealth {
  return { at: conditions.every((one) => HARMLESS.has(one)) ? 'ready' : 'attention', conditions }
}
