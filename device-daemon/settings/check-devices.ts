import type { TObject } from 'typebox'
import { Default } from 'typebox/value'
import { repeated, unknownName } from './check-station.ts'
import { DeviceConfig, DevicesConfig, type WireConfig } from './devices.ts'
import type { Path, SettingsFault } from './fault.ts'
import { checkShape, isRecord, unknownField } from './shape.ts'
import type { StationConfig } from './station.ts'
import type { YamlFile } from './yaml-file.ts'

/** By `port/name`: what a driver lets people set, and over which wires it talks. */
export type DriverSchemas = ReadonlyMap<string, { settings: TObject; wires: readonly string[] }>

/** A device with its driver's own fields, defaults filled in. */
export type DeviceSettings = DeviceConfig & { options: Record<string, unknown> }

export type DevicesRead = { faults: SettingsFault[]; devices: DeviceSettings[] }

/** Checks devices.yaml whole, each device against its own driver. `devices` is complete only without faults. */
export function checkDevices(
  file: YamlFile,
  station: Partial<StationConfig>,
  drivers: DriverSchemas,
): DevicesRead {
  const shape = checkShape(DevicesConfig, file.value, file.fault)
  const written = writtenDevices(file.value)
  const read = written.map((device, index) => checkDevice(file, device, ['devices', index], station, drivers))
  const devices = shape.sound.devices ?? []
  return {
    faults: [
      ...shape.faults,
      ...read.flatMap(({ faults }) => faults),
      ...repeated(file, 'devices', 'id', devices),
      ...sharedWires(file, devices),
    ],
    devices: devices.map((device, index) => withOptions(device, read[index]?.options ?? {})),
  }
}

type DeviceRead = { faults: SettingsFault[]; options: Record<string, unknown> }

function checkDevice(
  file: YamlFile,
  written: Record<string, unknown>,
  at: Path,
  station: Partial<StationConfig>,
  drivers: DriverSchemas,
): DeviceRead {
  // What is wrong with the fields themselves was said already; here they only have to be there to go on.
  const { sound } = checkShape(DeviceConfig, written, file.fault, at)
  const faults = sound.at ? placeFaults(file, [...at, 'at'], sound.at, station) : []
  if (sound.port === undefined || sound.driver === undefined) return { faults, options: {} }

  const driver = drivers.get(`${sound.port}/${sound.driver}`)
  if (!driver) {
    const known = [...drivers.keys()]
      .filter((key) => key.startsWith(`${sound.port}/`))
      .map((key) => key.slice(key.indexOf('/') + 1))
    const what = `${sound.port} 的驱动`
    return {
      faults: [...faults, ...unknownName(file, [...at, 'driver'], what, sound.driver, known)],
      options: {},
    }
  }
  const wire = sound.wire && wireKind(sound.wire)
  if (wire && !driver.wires.includes(wire)) {
    const message = `驱动 ${sound.driver} 不走 ${wire}，应为其中之一：${driver.wires.join('、')}`
    faults.push(file.fault([...at, 'wire'], message))
  }
  const own = Object.entries(written).filter(([key]) => !(key in DeviceConfig.properties))
  const known = Object.keys(driver.settings.properties)
  for (const [key] of own.filter(([key]) => !known.includes(key))) {
    const words = unknownField(key, [...Object.keys(DeviceConfig.properties), ...known])
    faults.push(file.fault([...at, key], words))
  }
  const ownKnown = Object.fromEntries(own.filter(([key]) => known.includes(key)))
  const options = Default(driver.settings, ownKnown)
  faults.push(...checkShape(driver.settings, options, file.fault, at).faults)
  return { faults, options: isRecord(options) ? options : {} }
}

function placeFaults(
  file: YamlFile,
  path: Path,
  place: NonNullable<DeviceConfig['at']>,
  { kiosks, windows }: Partial<StationConfig>,
): SettingsFault[] {
  if ('kiosk' in place) {
    const known = kiosks?.map(({ id }) => id)
    return known ? unknownName(file, [...path, 'kiosk'], '终端', place.kiosk, known) : []
  }
  const known = windows?.map(({ id }) => id)
  return known ? unknownName(file, [...path, 'window'], '窗口', place.window, known) : []
}

/** A serial line or a network printer serves one device; simulated ones are made anew for each. */
function sharedWires(file: YamlFile, devices: readonly DeviceConfig[]): SettingsFault[] {
  const users = new Map<string, string>()
  return devices.flatMap(({ id, wire }, index) => {
    const end = 'serial' in wire ? wire.serial : 'tcp' in wire ? wire.tcp : undefined
    if (end === undefined) return []
    const kind = wireKind(wire)
    const range = kind === 'tcp' ? tcpFault(file, index, end) : []
    const user = users.get(end)
    users.set(end, user ?? id)
    if (user === undefined) return range
    const message = `${end} 已经给了设备 ${user}，一条线应只接一台设备`
    return [...range, file.fault(['devices', index, 'wire', kind], message)]
  })
}

function tcpFault(file: YamlFile, index: number, end: string): SettingsFault[] {
  const port = Number(end.slice(end.lastIndexOf(':') + 1))
  if (port >= 1 && port <= 65_535) return []
  return [file.fault(['devices', index, 'wire', 'tcp'], `端口是 ${port}，应为：1 到 65535`)]
}

function wireKind(wire: WireConfig): 'serial' | 'hid' | 'tcp' | 'simulated' {
  if ('serial' in wire) return 'serial'
  if ('hid' in wire) return 'hid'
  return 'tcp' in wire ? 'tcp' : 'simulated'
}

function withOptions(
  { id, port, driver, wire, at }: DeviceConfig,
  options: Record<string, unknown>,
): DeviceSettings {
  return { id, port, driver, wire, ...(at && { at }), options }
}

function writtenDevices(value: unknown): Record<string, unknown>[] {
  const list: unknown = isRecord(value) ? value['devices'] : undefined
  return Array.isArray(list) ? list.map((device: unknown) => (isRecord(device) ? device : {})) : []
}
