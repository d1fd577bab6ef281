// A simulated device at the far end of a line of the real kernel: the driver opens what the kernel shows it, and between the
// two lie gadget, USB and the host's own kernel driver.
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#daemon/clock.ts'
import type { Wire } from '#daemon/devices/ports.ts'
import type { DeviceEnd as Attached, Simulator } from '#daemon/devices/simulators/simulator.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import { type DeviceEnd, openDeviceEnd } from './device-end.ts'

/** A device that can be plugged in and pulled. `end`: the file of its own end, while it is plugged in. */
export type Pluggable = { plugIn(): Promise<void>; pull(): Promise<void>; remove(): void; end(): string }

export type LineOptions = {
  device: Pluggable
  /** As the product opens what the kernel shows. */
  wire: (clock: Clock) => Wire
  /** Pieces of a device that speaks in reports. `full`: each padded to its whole length, in both directions. */
  reports?: { bytes: number; are: 'full' | 'as said' }
  /** Where the kernel would take many writes in a stuck device's stead: fills it with zeros until it takes no more. */
  fillUp?: () => Promise<void>
}

export type Line = {
  /** In the place of a simulated wire. */
  wire: (simulator: Simulator, clock: Clock) => Wire
  /**
   * A clock that moves on only once everything that was said has arrived: what the kernel needs for it costs none of the
   * time that devices and drivers count.
   */
  clock: () => ManualClock
  /** Pulls the device for good. */
  close(): Promise<void>
}

/** The kernel has this long for what is under way; after that it is taken for held up, which it may well be. */
const HELD_UP_MS = 500
/** A write that has arrived is told within this. */
const TOLD_MS = 10
const GOES_WITHIN_MS = 500
/** Zeros that filled the kernel come without a longer pause. */
const PAUSE_MS = 300

export function openLine({ device, wire: realWire, reports, fillUp }: LineOptions): Line {
  let attached: { simulator: Simulator; unwatch: () => void } | undefined
  /** The simulated device's end, and the kernel's, while it is plugged in. */
  let deviceEnd: Attached | undefined
  let end: DeviceEnd | undefined
  let plug: 'in' | 'out' = 'out'
  let kernel: 'takes' | 'is-full' | 'empties' = 'takes'
  let cameAt = 0
  /** What is done to the plug, one after another. */
  let last: Promise<unknown> = Promise.resolve()
  let plugging = 0
  let hostBusy = 0
  let writing = 0
  let hostOpen = 0
  /** Bytes on their way: to the host and to the device. */
  const way = { said: 0, heard: 0, sent: 0, taken: 0 }

  const plugIn = async (simulator: Simulator) => {
    await device.plugIn()
    plug = 'in'
    kernel = 'takes'
    Object.assign(way, { said: 0, heard: 0, sent: 0, taken: 0 })
    const opened = await openDeviceEnd(device.end(), (came) => {
      cameAt = performance.now()
      const bytes = kernel === 'empties' ? withoutZeros(came) : came
      if (bytes.length === 0) return
      kernel = 'takes'
      way.taken += bytes.length
      void taken(bytes)
    })
    end = opened
    const mine = simulator.attach({
      toHost(bytes) {
        for (const piece of piecesOf(bytes)) {
          way.said += piece.length
          opened.say(piece)
        }
      },
      onVanish: () => {},
    })
    deviceEnd = mine
    async function taken(bytes: Buffer): Promise<void> {
      end?.stall()
      await mine?.fromHost(bytes)
      if (kernel !== 'is-full') end?.flow()
    }
  }
  const fill = async () => {
    if (fillUp === undefined || plug === 'out') return
    kernel = 'is-full'
    end?.stall()
    await fillUp()
  }
  const empty = async () => {
    if (kernel !== 'is-full') return
    kernel = 'empties'
    cameAt = performance.now()
    end?.flow()
    while (performance.now() - cameAt < PAUSE_MS) await sleep(1)
    kernel = 'takes'
  }
  const pull = async () => {
    if (plug === 'out') return
    plug = 'out'
    deviceEnd?.detach()
    deviceEnd = undefined
    const before = end
    end = undefined
    const closed = before?.close()
    await device.pull()
    await closed
    const late = performance.now() + GOES_WITHIN_MS
    while (isHeld() && performance.now() < late) await sleep(1)
    Object.assign(way, { said: 0, heard: 0, sent: 0, taken: 0 })
  }
  /** Whether the product still has it open. */
  const isHeld = () => hostOpen > 0
  const inTurn = (what: () => Promise<unknown>) => {
    plugging += 1
    // One that failed has told of it; the next tries anew.
    last = last.then(what, what).finally(() => (plugging -= 1))
    return last
  }
  const piecesOf = (bytes: Uint8Array): Uint8Array[] => {
    if (reports === undefined) return [bytes]
    const count = Math.ceil(bytes.length / reports.bytes)
    return Array.from({ length: count }, (_, i) => {
      const piece = bytes.subarray(i * reports.bytes, (i + 1) * reports.bytes)
      if (reports.are === 'as said') return piece
      const padded = new Uint8Array(reports.bytes)
      padded.set(piece)
      return padded
    })
  }
  const sizeOnWay = (bytes: Uint8Array): number =>
    reports?.are === 'full' ? Math.ceil(bytes.length / reports.bytes) * reports.bytes : bytes.length

  const attach = (simulator: Simulator) => {
    if (attached?.simulator === simulator) return
    attached?.unwatch()
    let was = simulator.view()
    const unwatch = simulator.watch(() => {
      const before = was
      was = simulator.view()
      const { plug: now } = was
      if (now !== before.plug) void inTurn(() => (now === 'in' ? plugIn(simulator) : pull()))
      if (isStuck(was) !== isStuck(before)) void inTurn(isStuck(was) ? fill : empty)
    })
    void inTurn(async () => {
      await pull()
      if (simulator.view().plug === 'in') await plugIn(simulator)
    })
    attached = { simulator, unwatch }
  }

  const state = () => [...Object.values(way), hostBusy, writing].join()
  async function settled(): Promise<void> {
    let seen = ''
    let since = performance.now()
    for (;;) {
      await turn()
      if (plugging > 0) {
        await last
        since = performance.now()
        continue
      }
      const now = state()
      const arrived = hostBusy === 0 && way.heard >= way.said && way.taken >= way.sent
      if (arrived && writing === 0) {
        await turn()
        if (now === state() && plugging === 0) return
      }
      if (now !== seen) since = performance.now()
      else if (performance.now() - since > (arrived ? TOLD_MS : HELD_UP_MS)) return
      seen = now
      await sleep(0)
    }
  }
  const busy = async <T>(what: () => Promise<T>): Promise<T> => {
    hostBusy += 1
    return what().finally(() => (hostBusy -= 1))
  }

  return {
    clock: () => manualClock(undefined, settled),
    async close() {
      attached?.unwatch()
      attached = undefined
      await inTurn(pull)
      device.remove()
    },
    wire(simulator, clock) {
      attach(simulator)
      const real = realWire(clock)
      return {
        ...real,
        async open(events) {
          await last
          const opened = await busy(() =>
            real.open({
              onBytes(bytes) {
                way.heard += bytes.length
                events.onBytes(bytes)
              },
              onClose(reason) {
                hostOpen -= 1
                events.onClose(reason)
              },
            }),
          )
          if (opened.at === 'failed') return opened
          // Closed, the kernel has dropped what was in it.
          if (kernel === 'is-full') await fill()
          hostOpen += 1
          let mine: 'open' | 'closed' = 'open'
          return {
            at: 'open',
            value: {
              async write(bytes, deadlineMs) {
                if (plugging > 0) await last
                way.sent += sizeOnWay(bytes)
                writing += 1
                return opened.value.write(bytes, deadlineMs).finally(() => (writing -= 1))
              },
              async close() {
                if (mine === 'open') hostOpen = Math.max(0, hostOpen - 1)
                mine = 'closed'
                await busy(() => opened.value.close())
                way.heard = way.said
                way.sent = way.taken
              },
            },
          }
        },
      }
    },
  }
}

const isStuck = (device: ReturnType<Simulator['view']>): boolean =>
  'manners' in device && device.manners === 'stuck'

function withoutZeros(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  return first === -1 ? Buffer.alloc(0) : bytes.subarray(first)
}
