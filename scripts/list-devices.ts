// `npm run list-devices`: what is connected to this machine, and what each driver wants to be told about it.
import { readdir, realpath } from 'node:fs/promises'
import { devicesAsync } from 'node-hid'
import { SerialPort } from 'serialport'
import { scanDrivers, type AnyDriver } from '#daemon/devices/registry.ts'

/** `stable` is the name that stays the same when the cable goes into another socket. */
export type SerialFound = {
  path: string
  stable: string | undefined
  maker: string | undefined
  ids: string | undefined
}
/** `stable`: a name that udev was told to give it. */
export type HidFound = {
  ids: string
  product: string
  path: string | undefined
  stable: string | undefined
}
export type Found = {
  serial: readonly SerialFound[]
  hid: readonly HidFound[]
  /** What could not be found out and why, in words. */
  trouble: readonly string[]
}

const DEV = '/dev'
const BY_ID = '/dev/serial/by-id'
const SERIAL_NAME = /^tty(USB|ACM|AMA|mxc|S)\d+$/

/** The whole report, for a person who is about to edit config/devices.yaml. */
export function describeDevices(found: Found, drivers: ReadonlyMap<string, AnyDriver>): string {
  const serial = found.serial.map(describeSerial)
  const hid = found.hid.map((one) => describeHid(one, found.hid))
  const known = [...drivers].map(([name, driver]) => describeDriver(name, driver))
  return [
    '串口（serial）',
    ...(serial.length > 0 ? serial : ['  没有找到。USB 转串口插上后会出现在这里。']),
    '',
    'HID 设备',
    ...(hid.length > 0 ? hid : ['  没有找到。']),
    '',
    '驱动',
    ...known,
    ...found.trouble.map((line) => `\n注意：${line}`),
  ].join('\n')
}

function describeSerial({ path, stable, maker, ids }: SerialFound): string {
  const what = [maker, ids].filter((part) => part !== undefined).join('，')
  const name = stable ?? path
  return [
    `  ${name}${stable === undefined ? '' : `（现在是 ${path}）`}${what === '' ? '' : `  ${what}`}`,
    `      wire: {serial: ${name}, baudRate: 115200}    # 波特率看设备的自检页或说明书`,
  ].join('\n')
}

function describeHid({ ids, product, path, stable }: HidFound, all: readonly HidFound[]): string {
  const [vendorId, productId] = ids.split(':')
  const name = stable ?? path
  const isOneOfSeveral = all.some((other) => other.ids === ids && other.path !== path)
  const own = isOneOfSeveral && name !== undefined ? `, path: ${name}` : ''
  return [
    `  ${ids}  ${product}  ${path ?? ''}${stable === undefined ? '' : `（${stable}）`}`.trimEnd(),
    `      wire: {hid: {vendorId: 0x${vendorId}, productId: 0x${productId}${own}}}`,
  ].join('\n')
}

function describeDriver(name: string, driver: AnyDriver): string {
  const settings = Object.entries(driver.settings.properties).map(([field, schema]) => {
    const { description, default: value } = schema as { description?: string; default?: unknown }
    const plain = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
    return `      ${field}: ${plain}${description === undefined ? '' : `    # ${description}`}`
  })
  const [port, short] = name.split('/')
  return [
    `  port: ${port}, driver: ${short}    # 可以这样接：${driver.wires.join('、')}`,
    ...(settings.length > 0 ? ['    可以另写（不写就是这里的值）：', ...settings] : []),
  ].join('\n')
}

async function findAll(): Promise<Found> {
  const trouble: string[] = []
  const stable = await stableNames()
  const ports = await SerialPort.list().catch(async () => {
    trouble.push('这台机器没有 udevadm（Debian：apt-get install udev），串口的厂家和编号看不到。')
    return (await names(DEV))
      .filter((name) => SERIAL_NAME.test(name))
      .map((name) => ({
        path: `${DEV}/${name}`,
        manufacturer: undefined,
        vendorId: undefined,
        productId: undefined,
      }))
  })
  const hid = await devicesAsync().catch((error: unknown) => {
    trouble.push(`HID 设备看不到：${error instanceof Error ? error.message : String(error)}`)
    return []
  })
  return {
    serial: ports.map(({ path, manufacturer, vendorId, productId }) => ({
      path,
      stable: stable.get(path),
      maker: manufacturer,
      ids: vendorId === undefined ? undefined : `${vendorId}:${productId ?? '????'}`,
    })),
    hid: hid.map(({ vendorId, productId, product, manufacturer, path }) => ({
      ids: `${hex(vendorId)}:${hex(productId)}`,
      product: [manufacturer, product].filter((part) => part).join(' '),
      path,
      stable: path === undefined ? undefined : stable.get(path),
    })),
    trouble,
  }
}

/** From each name of now to the one that stays: by-id for serial ports, what the rules of udev give for the rest. */
async function stableNames(): Promise<Map<string, string>> {
  const links = [
    ...(await names(BY_ID)).map((name) => `${BY_ID}/${name}`),
    ...(await names(DEV)).filter((name) => name.startsWith('kiosk-')).map((name) => `${DEV}/${name}`),
  ]
  // A link may go while it is looked at.
  const targets = await Promise.all(links.map((link) => realpath(link).catch(() => link)))
  return new Map(links.map((link, i) => [targets[i] ?? link, link]))
}

/** Nothing where the folder is missing: by-id exists only while something is connected. */
function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}

if (import.meta.main) {
  process.stdout.write(`${describeDevices(await findAll(), await scanDrivers())}\n`)
}
