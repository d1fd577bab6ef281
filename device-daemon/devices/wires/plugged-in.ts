import { readdir, readFile, realpath } from 'node:fs/promises'
import type { Device } from 'node-hid'
import type { SerialPort } from 'serialport'
import { lacksLibusb } from '#daemon/devices/wires/libusb.ts'

/** `stable` is the name that stays: where two are the same it belongs to the socket, else to the device in any socket. */
export type SerialFound = {
  path: string
  stable: string | undefined
  maker: string | undefined
  ids: string | undefined
}
/** A printer of the USB printer class; `maker` as it calls itself. */
export type UsbPrinterFound = SerialFound
/** `stable`: a name that udev was told to give it, or that of its socket. */
export type HidFound = {
  ids: string
  product: string
  path: string | undefined
  stable: string | undefined
}
export type PluggedInFound = {
  serial: readonly SerialFound[]
  printers: readonly UsbPrinterFound[]
  hid: readonly HidFound[]
  /** What could not be found out and why, in words. */
  trouble: readonly string[]
}

const DEV = '/dev'
const BY_ID = '/dev/serial/by-id'
const SERIAL_BY_SOCKET = '/dev/serial/by-path'
/** The package's udev rules give each printer and HID device a name of its socket here. */
const BY_SOCKET = '/dev/kiosk-by-path'
const SERIAL_NAME = /^tty(USB|ACM|AMA|mxc|S)\d+$/
const PRINTERS = '/sys/class/usbmisc'

/** What is connected to this machine now. Never throws: what cannot be found out is told. */
export async function findPluggedIn(): Promise<PluggedInFound> {
  const trouble: string[] = []
  const ports = await serialPorts().catch(async () => {
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
  const hid = await hidDevices().catch((error: unknown) => {
    trouble.push(
      lacksLibusb(error)
        ? '这台机器没有 libusb（Debian：apt-get install libusb-1.0-0），HID 设备看不到，也用不了。'
        : `HID 设备看不到：${error instanceof Error ? error.message : String(error)}`,
    )
    return []
  })
  return { ...(await named(ports, hid)), trouble }
}

// Loaded when first wanted: a station without such devices needs no native code.
async function serialPorts() {
  const { SerialPort } = await import('serialport')
  return SerialPort.list()
}

async function hidDevices() {
  const { devicesAsync } = await import('node-hid')
  return devicesAsync()
}

type Port = Awaited<ReturnType<typeof SerialPort.list>>[number]

async function named(
  ports: readonly Pick<Port, 'path' | 'manufacturer' | 'vendorId' | 'productId'>[],
  hid: readonly Device[],
): Promise<Omit<PluggedInFound, 'trouble'>> {
  const [ids, bySocket, printers] = await Promise.all([
    linksIn(BY_ID),
    Promise.all([linksIn(SERIAL_BY_SOCKET), linksIn(BY_SOCKET), linksIn(DEV, 'kiosk-')]),
    findPrinters(),
  ])
  const byId = new Map(ids)
  // What a rule of the station gives stands before the name of a socket.
  const socket = new Map(bySocket.flat())
  const serial = ports.map(({ path, manufacturer, vendorId, productId }) => ({
    path,
    maker: manufacturer,
    ids: vendorId === undefined ? undefined : `${vendorId}:${productId ?? '????'}`,
  }))
  const isOneOfSeveral = (one: { ids: string | undefined }, all: readonly { ids: string | undefined }[]) =>
    one.ids !== undefined && all.filter(({ ids }) => ids === one.ids).length > 1
  return {
    // Two that are the same share one name in by-id, which either of them may get.
    serial: serial.map((one) => ({
      path: one.path,
      maker: one.maker,
      ids: one.ids,
      stable: (isOneOfSeveral(one, serial) ? undefined : byId.get(one.path)) ?? socket.get(one.path),
    })),
    printers: printers.map(({ path, maker, ids }) => ({ path, maker, ids, stable: socket.get(path) })),
    hid: hid.map(({ vendorId, productId, product, manufacturer, path }) => ({
      ids: `${hex(vendorId)}:${hex(productId)}`,
      product: [manufacturer, product].filter((part) => part).join(' '),
      path,
      stable: path === undefined ? undefined : socket.get(path),
    })),
  }
}

/** By the kernel's own list of printers of the USB printer class. */
async function findPrinters(): Promise<Omit<UsbPrinterFound, 'stable'>[]> {
  const found = (await names(PRINTERS)).filter((name) => /^lp\d+$/.test(name)).toSorted()
  return Promise.all(
    found.map(async (name) => {
      // An interface; the device that has it is the folder above where the link leads.
      const device = await realpath(`${PRINTERS}/${name}/device`).catch(() => '')
      const [says, vendor, product] = await Promise.all(
        ['ieee1284_id', '../idVendor', '../idProduct'].map((file) =>
          readFile(`${device}/${file}`, 'utf8').catch(() => ''),
        ),
      )
      return {
        path: `${DEV}/usb/${name}`,
        maker: makerIn(says ?? ''),
        ids: vendor ? `${vendor.trim()}:${product?.trim() ?? '????'}` : undefined,
      }
    }),
  )
}

/** IEEE 1284: `MFG:GEZHI;CMD:ESC/POS;MDL:80 printer;`, keys also in full. */
function makerIn(says: string): string | undefined {
  const parts = new Map(
    says.split(';').map((part) => {
      const [key = '', ...value] = part.split(':')
      return [key.trim(), value.join(':').trim()] as const
    }),
  )
  const words = [
    parts.get('MFG') ?? parts.get('MANUFACTURER'),
    parts.get('MDL') ?? parts.get('MODEL'),
  ].filter((part) => part)
  return words.length > 0 ? words.join(' ') : undefined
}

/** From each name of now to the one that stays. */
async function linksIn(folder: string, beginning = ''): Promise<[string, string][]> {
  const links = (await names(folder))
    .filter((name) => name.startsWith(beginning))
    .map((name) => `${folder}/${name}`)
  // A link may go while it is looked at.
  const targets = await Promise.all(links.map((link) => realpath(link).catch(() => link)))
  return links.map((link, i) => [targets[i] ?? link, link])
}

/** Nothing where the folder is missing: by-id exists only while something is connected. */
function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}
