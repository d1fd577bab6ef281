import { Type } from 'typebox'
import type { Driver, ProfileKind, TicketPrinter } from '#daemon/devices/ports.ts'
import { type PrinterModel, readPrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'
import { openConversation } from './escpos/conversation.ts'
import { startSession } from './escpos/session.ts'

const Settings = Type.Object(
  {
    model: Type.String({
      pattern: '^[a-z0-9-]{1,40}$',
      profiles: 'printers' satisfies ProfileKind,
      default: 'generic-80',
      description: '打印机型号，config/printers 里的文件名',
    }),
    confirmation: Type.Union(
      [Type.Literal('auto'), Type.Literal('process-id'), Type.Literal('fence'), Type.Literal('none')],
      { default: 'auto', description: '怎样确认小票已打出；auto 按型号文件，型号文件也没写就自动探测' },
    ),
    statusMs: Type.Integer({
      minimum: 50,
      maximum: 5000,
      default: 500,
      description: '等一次状态应答，毫秒',
    }),
    writeMs: Type.Integer({
      minimum: 500,
      maximum: 60_000,
      default: 5000,
      description: '一张小票最多发多久，毫秒',
    }),
    confirmMs: Type.Integer({
      minimum: 500,
      maximum: 60_000,
      default: 10_000,
      description: '发完后等打印机确认，毫秒',
    }),
    heartbeatMs: Type.Integer({
      minimum: 500,
      maximum: 60_000,
      default: 5000,
      description: '空闲时多久问一次状态，毫秒',
    }),
  },
  { additionalProperties: false },
)

/** 57,600 baud: a number as a picture (up to 14 kB) takes 2.4 s there, and 14 s at 9,600. */
const PICTURE_BYTES_PER_SECOND = 5760

/** Over a slow line a person would wait for a picture of what text says at once. */
function forLine(model: PrinterModel, bytesPerSecond = Number.POSITIVE_INFINITY): PrinterModel {
  return bytesPerSecond < PICTURE_BYTES_PER_SECOND ? { ...model, graphics: 'none' } : model
}

/** Thermal printers that speak ESC/POS, over any wire; their widths and abilities are files in config/printers. */
export const driver: Driver<'ticket-printer', typeof Settings, TicketPrinter> = {
  port: 'ticket-printer',
  settings: Settings,
  wires: ['serial', 'tcp', 'usbPrinter', 'simulated'],
  async start(context) {
    const { model: name, statusMs } = context.settings
    const reading = readPrinterModel(await context.profile('printers', name))
    if (reading.at === 'wrong') {
      return { at: 'failed', reason: `config/printers/${name}.yaml: ${reading.message}` }
    }
    const opened = await openConversation(context, statusMs)
    if (opened.at === 'failed') return opened
    const model = forLine(reading.model, context.bytesPerSecond)
    return { at: 'open', value: await startSession(context, opened.value, model) }
  },
}
