import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Type } from 'typebox'
import { onTestFinished } from 'vitest'
import { type RawOptions, readSettings, type SettingsRead, strictly } from '#daemon/settings.ts'
import type { DriverSchemas } from '#daemon/settings/check-devices.ts'

export const SHIPPED = join(import.meta.dirname, '..', '..', 'config')

/** Enough of the catalogue for the common errands, one suspended and one that is not for residents. */
const ITEMS = new Set([1, 10, 13, 14, 17, 18, 25, 28, 38, 50])

/** Everything but the catalogue; of the notices one of each kind. */
const FILES = [
  'printers/generic-58.yaml',
  'printers/generic-80.yaml',
  'station.yaml',
  'devices.yaml',
  'board.yaml',
  'places.yaml',
  'notices/规章制度/2026-11-08-01-shouwen-fuze.md',
  'notices/通知公告/sample-yibao-jiaofei.md',
  'notices/低保公示/sample-dibao-nirending.md',
  'notices/村务公开/sample-daibiao-huiyi-jueyi.md',
]

const INDEX = `version: 2026.11.23
source: 测试
domains:
  - name: 常办
    short: 常办的事
    items: [1, 10, 13, 14, 18, 25, 28, 50]
  - name: 其他
    short: 其他的事
    items: [17, 38]
`

const EXPRESSIONS = `here:
  - item: 10
    say: [交医保钱, 看病的保险]
elsewhere:
  - title: 交水费
    where:
      - 请问{townCentre}。
    phone: '12345'
    related: [50]
    say: [水费, 停水]
fillers: [怎么办]
`

/** A driver with a field of each kind, whatever the real ones have. */
const DRIVERS: DriverSchemas = new Map([
  [
    'ticket-printer/escpos',
    {
      settings: Type.Object({
        model: Type.String({ default: 'generic-80', description: '型号', profiles: 'printers' }),
        deadlineMs: Type.Integer({ minimum: 100, maximum: 5000, default: 500 }),
      }),
      wires: ['serial', 'tcp', 'usbPrinter', 'simulated'],
      simulated: ['thermal-80'],
    },
  ],
  [
    'card-reader/sdt',
    { settings: Type.Object({}), wires: ['serial', 'simulated'], simulated: ['card-reader'] },
  ],
  [
    'code-scanner/hid-pos',
    { settings: Type.Object({}), wires: ['hid', 'simulated'], simulated: ['scanner-hid-pos'] },
  ],
  ['window-display/cd5220', { settings: Type.Object({}), wires: ['simulated'], simulated: ['cd5220'] }],
  [
    'caller-pad/serial-frame',
    { settings: Type.Object({}), wires: ['simulated'], simulated: ['caller-pad', 'keypad'] },
  ],
  [
    'caller-pad/hid-keypad',
    { settings: Type.Object({}), wires: ['simulated'], simulated: ['caller-pad', 'keypad'] },
  ],
  ['announcer/syn6288', { settings: Type.Object({}), wires: ['simulated'], simulated: ['syn6288'] }],
])

/** In this file (from the config folder) this text becomes that. The text must be there. */
export type Edit = { file: string; from: string; to: string }

/** What a station has to say of itself before it is a sample no longer. */
export const REAL_STATION: readonly Edit[] = [
  ['sample: true', 'sample: false'],
  ['name: 示例社区便民服务站', 'name: 南苑社区便民服务站'],
  ['address: 示例街道示例路0号（示例地址）', 'address: 南苑街道文化路12号'],
  ['phone: 0536-0000000（示例号码）', 'phone: 0536-4392816'],
  ['townCentre: 示例街道便民服务中心', 'townCentre: 南苑街道便民服务中心'],
  ['全天可取号（示例）', '全天可取号'],
  ['department: 人社、医保、民政等（示例）', 'department: 人社、医保、民政'],
  ['department: 卫健、残联、农业等（示例）', 'department: 卫健、残联、农业'],
].map(([from = '', to = '']) => ({ file: 'station.yaml', from, to }))

/** The shipped configuration with a small catalogue and few notices, in a folder of its own that goes with the test. */
export async function smallConfig(edits: readonly Edit[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-config-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const items = join('catalogue', 'items')
  await mkdir(join(folder, items), { recursive: true })
  for (const name of FILES) await cp(join(SHIPPED, name), join(folder, name))
  for (const name of await readdir(join(SHIPPED, items))) {
    if (ITEMS.has(Number.parseInt(name, 10))) {
      await cp(join(SHIPPED, items, name), join(folder, items, `${Number.parseInt(name, 10)}.yaml`))
    }
  }
  await writeFile(join(folder, 'catalogue', 'catalogue.yaml'), INDEX)
  await writeFile(join(folder, 'catalogue', 'expressions.yaml'), EXPRESSIONS)
  for (const { file, from, to } of edits) {
    const text = await readFile(join(folder, file), 'utf8')
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
    await writeFile(join(folder, file), text.replace(from, to))
  }
  return folder
}

/** Reads the configuration in `folder` as `--check-config` judges it, with a stand-in for the real drivers. */
export async function read(folder: string, options: Partial<RawOptions> = {}): Promise<SettingsRead> {
  return strictly(await readToStart(folder, options))
}

/** The same as a start reads it: faulty contents are set aside. */
export function readToStart(folder: string, options: Partial<RawOptions> = {}): Promise<SettingsRead> {
  const raw = { config: folder, data: undefined, port: undefined, logLevel: undefined, ...options }
  return readSettings(raw, DRIVERS)
}
