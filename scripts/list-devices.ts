// `npm run list-devices`: what is connected to this machine, and what each driver wants to be told about it.
import { type AnyDriver, scanDrivers } from '#daemon/devices/registry.ts'
import {
  findPluggedIn,
  type HidFound,
  type PluggedInFound,
  type SerialFound,
  type UsbPrinterFound,
} from '#daemon/devices/wires/plugged-in.ts'

/** The whole report, for a person who is about to edit config/devices.yaml. */
export function describeDevices(found: PluggedInFound, drivers: ReadonlyMap<string, AnyDriver>): string {
  const serial = found.serial.map(describeSerial)
  const printers = found.printers.map((one) => describePrinter(one, found.printers.length))
  const hid = found.hid.map((one) => describeHid(one, found.hid))
  const known = [...drivers].map(([name, driver]) => describeDriver(name, driver))
  return [
    '串口（serial）',
    ...(serial.length > 0 ? serial : ['  没有找到。USB 转串口插上后会出现在这里。']),
    '',
    'USB 打印机（usbPrinter）',
    ...(printers.length > 0 ? printers : ['  没有找到。']),
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

function describePrinter({ path, stable, maker, ids }: UsbPrinterFound, printers: number): string {
  const what = [maker, ids].filter((part) => part !== undefined).join('，')
  // One alone is always the first, whatever socket it is in.
  const name = printers > 1 ? (stable ?? path) : path
  return [
    `  ${path}${stable === undefined ? '' : `（${stable}）`}${what === '' ? '' : `  ${what}`}`,
    `      wire: {usbPrinter: ${name}}`,
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

if (import.meta.main) {
  process.stdout.write(`${describeDevices(await findPluggedIn(), await scanDrivers())}\n`)
}
