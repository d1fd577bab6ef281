import type { Clock } from '#daemon/clock.ts'
import type { CardReads, DeviceHealth, PortName } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import type { Standing } from '#daemon/domain/standing.ts'

/** Where a device stands. `kiosk`: null where the station has only one; `label`: of the window, as people say it. */
export type DevicePlace =
  | { at: 'station' }
  | { at: 'kiosk'; kiosk: string | null }
  | { at: 'window'; label: string }

type Fault =
  | { code: 'device-down'; reason: string }
  /** `conditions`: what the device says of itself, e.g. `paper-out`. */
  | { code: 'device-attention'; conditions: readonly string[] }
  | { code: 'paper-near-end' }
  /** It works, and stands at a window that there is not (any more). */
  | { code: 'device-astray' }

/** A device that does not do its work, or soon will not. */
export type DeviceTrouble = Standing & {
  at: 'device'
  device: string
  port: PortName
  place: DevicePlace
  reads: CardReads | null
} & Fault

export type DeviceTroubles = {
  troubles(): readonly DeviceTrouble[]
  close(): void
}

type Places = {
  kiosks: readonly string[]
  windows(): readonly { id: string; label: string }[]
}

/** Remembers of every device since when it has been in its trouble. */
export function openDeviceTroubles(
  parts: Places & {
    devices: {
      health(): readonly DeviceReport[]
      onChange(listener: (changed: DeviceReport) => void): () => void
    }
    clock: Clock
  },
): DeviceTroubles {
  const { devices, clock } = parts
  const known = new Map<string, DeviceTrouble>()
  /** Since when a device that works has stood at no window of the station, ISO 8601 UTC. */
  const astraySince = new Map<string, string>()
  const now = () => new Date(clock.now()).toISOString()

  function look({ id, port, at, health, reads }: DeviceReport): void {
    const before = known.get(id)
    known.delete(id)
    const fault = faultOf(health)
    if (fault === null) return
    // What is wrong may change before it is mended: the cover of a printer is opened to put paper in.
    const since = before?.code === fault.code ? before.since : now()
    known.set(id, {
      id: `device:${id}`,
      at: 'device',
      device: id,
      port,
      place: placeOf(at, parts),
      reads,
      since,
      ...fault,
    })
  }

  /** Windows come and go without their devices. */
  function astray({ id, port, at, health, reads }: DeviceReport): DeviceTrouble | null {
    const window = at !== undefined && 'window' in at && health.at === 'ready' ? at.window : null
    if (window === null || parts.windows().some((one) => one.id === window)) {
      astraySince.delete(id)
      return null
    }
    const since = astraySince.get(id) ?? now()
    astraySince.set(id, since)
    const place = placeOf(at, parts)
    return { id: `device:${id}`, at: 'device', device: id, port, place, reads, since, code: 'device-astray' }
  }

  devices.health().forEach(look)
  return {
    troubles: () => devices.health().flatMap((report) => known.get(report.id) ?? astray(report) ?? []),
    close: devices.onChange(look),
  }
}

function faultOf(health: DeviceHealth): Fault | null {
  switch (health.at) {
    case 'opening':
      return null
    case 'ready':
      return health.conditions.includes('near-end') ? { code: 'paper-near-end' } : null
    case 'attention':
      return { code: 'device-attention', conditions: health.conditions }
    case 'down':
      return { code: 'device-down', reason: health.reason }
  }
}

function placeOf(at: DeviceReport['at'], { kiosks, windows }: Places): DevicePlace {
  if (at === undefined) return { at: 'station' }
  if ('kiosk' in at) return { at: 'kiosk', kiosk: kiosks.length === 1 ? null : at.kiosk }
  return { at: 'window', label: windows().find(({ id }) => id === at.window)?.label ?? at.window }
}
