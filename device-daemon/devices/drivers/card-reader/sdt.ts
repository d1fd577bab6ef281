import { Type } from 'typebox'
import type { CardReaderDriver } from '#daemon/devices/ports.ts'
import { openConversation } from './sdt/conversation.ts'
import { startSession } from './sdt/session.ts'

const Settings = Type.Object(
  {
    transport: Type.Union([Type.Literal('raw'), Type.Literal('hid-wrapped')], {
      default: 'raw',
      description:
        '线上的帧：raw 为 SDT 原样（串口模块），hid-wrapped 为包在 HID 报文里（试验性，如 MR-300）',
    }),
    pollMs: Type.Integer({
      minimum: 300, // the modules' manuals allow no faster polling
      maximum: 2000,
      default: 300,
      description: '等人放证时多久找一次卡，毫秒，不小于 300',
    }),
    findMs: Type.Integer({
      minimum: 200,
      maximum: 5000,
      default: 1000,
      description: '找卡、选卡等一次应答，毫秒',
    }),
    readMs: Type.Integer({
      minimum: 1000,
      maximum: 10_000,
      default: 3000,
      description: '等一次读卡应答，毫秒；9600 波特时光传输就要 1350',
    }),
    tries: Type.Integer({
      minimum: 1,
      maximum: 5,
      default: 3,
      description: '一张证最多读几次，还读不出就请人拿起来重放',
    }),
    badAnswers: Type.Integer({
      minimum: 2,
      maximum: 40,
      default: 8,
      description: '连续几次应答不对，就当读卡器坏了；一个字节都没有的，一次算两次',
    }),
    heartbeatMs: Type.Integer({
      minimum: 500,
      maximum: 60_000,
      default: 5000,
      description: '不读卡时多久问一次读卡器还在不在，毫秒',
    }),
  },
  { additionalProperties: false },
)

/** ID-card readers with an SDT / SAM-V module, told by their answer to a status request and never by their name. */
export const driver: CardReaderDriver<typeof Settings> = {
  port: 'card-reader',
  reads: 'person',
  settings: Settings,
  wires: ['serial', 'hid', 'tcp', 'simulated'],
  async start(context) {
    const opened = await openConversation(context, context.settings.transport)
    if (opened.at === 'failed') return opened
    return startSession(context, opened.value)
  },
}
