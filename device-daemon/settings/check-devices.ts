import type { TObject } from 'typebox'
import { Check, Default } from 'typebox/value'
import { checkPaperWidth, checkProfiles, type ProfileNames } from './check-device-profiles.ts'
import { checkOwnDaemon } from './check-daemons.ts'
import { placeFaults, unknownWindows, unusedDevices } from './check-device-places.ts'
import { repeated, unknownName } from '#daemon/content/check/references.ts'
import type { SoundStation } from './station.ts'
import { DeviceConfig, DevicesConfig, WireConfig } from './devices.ts'
import { daemonOf } from './ownership.ts'
import type { Path } from '#daemon/content/check/finding.ts'
import type { Fault } from '#daemon/content/fault.ts'
import { checkShape, isRecord, unknownField } from '#daemon/content/check/shape.ts'
import type { YamlFile } from '#daemon/content/files/yaml-file.ts'

/** By `port/name`: what a driver lets people set, over which wires it talks, and which simulated devices answer it. */
export type DriverSchemas = ReadonlyMap<
  string,
  { settings: TObject; wires: readonly string[]; simulated: readonly string[] }
>

/** A device with its driver's own fields, defaults filled in. */
export type DeviceSettings = DeviceConfig & { options: Record<string, unknown> }

/**
 * `daemon`: the name of this machine's own. `warnings`: allowed, but most likely not what was meant. `astray`: at windows
 * that station.yaml does not name.
 */
export type DevicesRead = {
  faults: Fault[]
  warnings: Fault[]
  astray: Fault[]
  devices: DeviceSettings[]
  daemon: string
}

/** Checks devices.yaml whole, each device against its own driver. `devices` is complete only without faults. */
export function checkDevices(
  file: YamlFile,
  station: SoundStation,
  drivers: DriverSchemas,
  profiles: ProfileNames,
): DevicesRead {
  const shape = checkShape(DevicesConfig, file.value, [], file.asWritten)
  const written = writtenDevices(file.value)
  const read = written.map((device, index) =>
    checkDevice(file, device, ['devices', index], { station, drivers, profiles }),
  )
  return {
    faults: [
      ...file.faults(shape.findings),
      ...read.flatMap(({ faults }) => faults),
      ...file.faults(repeated('devices', 'id', shape.sound?.devices)),
      ...sharedWires(file, read),
      ...sharedHid(file, read),
      ...unusedDevices(file, shape.sound?.devices),
      ...file.faults(checkOwnDaemon(shape.sound ?? {}, written, station)),
    ],
    warnings: [...file.doubts, ...read.flatMap(({ warnings }) => warnings)],
    astray: written.flatMap((device, index) => unknownWindows(file, ['devices', index], device, station)),
    daemon: daemonOf(shape.sound ?? {}),
    devices: read.flatMap(({ device, options }) => (device ? [withOptions(device, options)] : [])),
  }
}

type DeviceRead = {
  faults: Fault[]
  warnings: Fault[]
  /** The common fields, when they are all right. */
  device: DeviceConfig | null
  wire: WireConfig | undefined
  options: Record<string, unknown>
}

function checkDevice(
  file: YamlFile,
  written: Record<string, unknown>,
  at: Path,
  { station, drivers, profiles }: { station: SoundStation; drivers: DriverSchemas; profiles: ProfileNames },
): DeviceRead {
  // What is wrong with the common fields was said already; here they only have to be there to go on.
  const { whole: device, sound } = checkShape(DeviceConfig, written, at, file.asWritten)
  const { port, driver: name } = sound ?? {}
  const wire = Check(WireConfig, written['wire']) ? written['wire'] : undefined
  const faults = placeFaults(file, at, written, sound ?? {}, station)
  const kind = wire && wireKind(wire)
  const warnings = kind === 'simulated' && station.sample === false ? [file.fault(at, SIMULATED)] : []
  if (port === undefined || name === undefined) return { faults, warnings, device, wire, options: {} }

  const driver = drivers.get(`${port}/${name}`)
  if (!driver) {
    const known = [...drivers.keys()].filter((key) => key.startsWith(`${port}/`))
    const names = known.map((key) => key.slice(port.length + 1))
    faults.push(...file.faults(unknownName([...at, 'driver'], `适用 ${port} 的驱动`, name, names)))
    return { faults, warnings, device, wire, options: {} }
  }
  if (kind && !driver.wires.includes(kind)) {
    const message = `驱动 ${name} 不走 ${kind}，应为其中之一：${driver.wires.join('、')}`
    faults.push(file.fault([...at, 'wire'], message))
  }
  if (wire && 'simulated' in wire) {
    const path = [...at, 'wire', 'simulated']
    faults.push(...file.faults(unknownName(path, '模拟设备', wire.simulated, driver.simulated)))
  }
  const own = Object.entries(written).filter(([key]) => !(key in DeviceConfig.properties))
  const known = Object.keys(driver.settings.properties)
  for (const [key] of own.filter(([key]) => !known.includes(key))) {
    const words = unknownField(key, [...Object.keys(DeviceConfig.properties), ...known])
    faults.push(file.fault([...at, key], words))
  }
  const ownKnown = Object.fromEntries(own.filter(([key]) => known.includes(key)))
  const options = Default(driver.settings, ownKnown)
  const shape = checkShape(driver.settings, options, at, file.asWritten)
  faults.push(...file.faults(shape.findings))
  if (shape.whole !== null)
    faults.push(...file.faults(checkProfiles(driver.settings, shape.whole, at, profiles)))
  if (kind !== 'simulated') warnings.push(...file.faults(checkPaperWidth(driver.settings, written, at)))
  return { faults, warnings, device, wire, options: isRecord(options) ? options : {} }
}

const SIMULATED =
  '接线是模拟的（simulated），屏幕上像是成了，其实什么也没有做；sample 是 false 的站应写真的接线，没有这台设备就删去'

/** A serial line or a network printer serves one device; each device gets a simulator of its own. */
function sharedWires(file: YamlFile, devices: readonly { wire: WireConfig | undefined }[]): Fault[] {
  const users = new Map<string, number>()
  return devices.flatMap(({ wire = { simulated: '' } }, index) => {
    const end = farEnd(wire)
    if (end === undefined) return []
    const kind = wireKind(wire)
    const range = kind === 'tcp' ? tcpFault(file, index, end) : []
    const user = users.get(end)
    users.set(end, user ?? index)
    if (user === undefined) return range
    const message = `${end} 已经给了 devices[${user}]，一条线应只接一台设备`
    return [...range, file.fault(['devices', index, 'wire', kind], message)]
  })
}

/** What no two devices may share: pcscd serves many at one socket. HID devices are told apart by more than one name. */
function farEnd(wire: WireConfig): string | undefined {
  if ('serial' in wire) return wire.serial
  if ('tcp' in wire) return wire.tcp
  return 'usbPrinter' in wire ? wire.usbPrinter : undefined
}

/** Two HID devices of the same ids are told apart by their path alone. */
function sharedHid(file: YamlFile, devices: readonly { wire: WireConfig | undefined }[]): Fault[] {
  const hids = devices.map(({ wire }) => (wire && 'hid' in wire ? wire.hid : undefined))
  return hids.flatMap((hid, index) => {
    const other = hids.slice(0, index).findIndex((before) => before && hid && areOneHid(before, hid))
    if (other < 0) return []
    const message = `和 devices[${other}] 分不清，应各写一个不同的 path（用 npm run list-devices 看）`
    return [file.fault(['devices', index, 'wire', 'hid', 'path'], message)]
  })
}

type HidConfig = Extract<WireConfig, { hid: unknown }>['hid']

function areOneHid(one: HidConfig, other: HidConfig): boolean {
  const same = one.vendorId === other.vendorId && one.productId === other.productId
  if (one.path !== undefined && other.path !== undefined) return one.path === other.path
  return same
}

function tcpFault(file: YamlFile, index: number, end: string): Fault[] {
  const port = Number(end.slice(end.lastIndexOf(':') + 1))
  if (port >= 1 && port <= 65_535) return []
  return [file.fault(['devices', index, 'wire', 'tcp'], `端口是 ${port}，应为：1 到 65535`)]
}

function wireKind(wire: WireConfig): 'serial' | 'hid' | 'tcp' | 'socket' | 'usbPrinter' | 'simulated' {
  if ('serial' in wire) return 'serial'
  if ('hid' in wire) return 'hid'
  if ('usbPrinter' in wire) return 'usbPrinter'
  if ('socket' in wire) return 'socket'
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
