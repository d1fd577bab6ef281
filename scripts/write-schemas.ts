// `node scripts/write-schemas.ts` writes the JSON Schemas with which an editor checks and completes config/*.yaml. They come from the
// same TypeBox schemas that the daemon checks with; a test holds the two together.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TObject } from 'typebox'
import { PrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'
import { FrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { KeypadProfile } from '#daemon/devices/protocols/pad/keypad-profile.ts'
import { HidPosProfile } from '#daemon/devices/protocols/scanner/hid-pos-profile.ts'
import { KeyboardProfile } from '#daemon/devices/protocols/scanner/keyboard-profile.ts'
import { BoardConfig } from '#daemon/content/notice/schema.ts'
import { CatalogueItem } from '#contract/guide-document.ts'
import { CatalogueIndex, Expressions } from '#daemon/content/guide/schema.ts'
import { DevicesConfig } from '#daemon/settings/devices.ts'
import { HolidayTable } from '#daemon/content/holidays/schema.ts'
import { PlacesConfig } from '#daemon/content/places/schema.ts'
import { StationConfig } from '#daemon/settings/station.ts'

const FOLDER = join(import.meta.dirname, '..', 'config', 'schemas')

const SCHEMAS: Record<string, { title: string; schema: TObject }> = {
  'station.json': { title: '站点设置 config/station.yaml', schema: StationConfig },
  'devices.json': { title: '设备 config/devices.yaml', schema: DevicesConfig },
  'catalogue.json': { title: '事项目录 config/catalogue/catalogue.yaml', schema: CatalogueIndex },
  'catalogue-item.json': { title: '一件事 config/catalogue/items/*.yaml', schema: CatalogueItem },
  'catalogue-expressions.json': {
    title: '老百姓怎么说 config/catalogue/expressions.yaml',
    schema: Expressions,
  },
  'board.json': { title: '信息公开栏 config/board.yaml', schema: BoardConfig },
  'holidays.json': { title: '放假安排 config/holidays/*.yaml', schema: HolidayTable },
  'places.json': { title: '在哪里 config/places.yaml', schema: PlacesConfig },
  'scanner-hid-pos.json': { title: 'HID-POS 扫码器 config/scanners/*.yaml', schema: HidPosProfile },
  'scanner-keyboard.json': { title: '键盘口扫码器 config/scanners/*.yaml', schema: KeyboardProfile },
  'pad-frame.json': { title: '叫号器报文 config/pads/*.yaml', schema: FrameProfile },
  'pad-keypad.json': { title: '数字小键盘 config/pads/*.yaml', schema: KeypadProfile },
  'printer-model.json': { title: '打印机型号 config/printers/*.yaml', schema: PrinterModel },
}

/** File names in config/schemas and what has to stand in them. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(SCHEMAS).map(([name, { title, schema }]) => {
      const document = { $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }
      return [name, `${JSON.stringify(document, null, 2)}\n`]
    }),
  )
}

if (import.meta.main) {
  await mkdir(FOLDER, { recursive: true })
  for (const [name, text] of schemaFiles()) await writeFile(join(FOLDER, name), text)
}
