import { Type } from 'typebox'
import type { CardReaderDriver } from '#daemon/devices/ports.ts'
import { openPcscd } from './pcsc/pcscd.ts'
import { startPresence } from './pcsc/presence.ts'

const Settings = Type.Object(
  {
    reader: Type.String({
      maxLength: 127,
      default: '',
      description: '读卡器名字里的一段，两台读卡器靠它分清；不写就用 pcscd 的第一台',
    }),
    pollMs: Type.Integer({
      minimum: 200,
      maximum: 2000,
      default: 300,
      description: '等人放卡时多久问一次，毫秒',
    }),
    answerMs: Type.Integer({
      minimum: 500,
      maximum: 10_000,
      default: 2000,
      description: '等 pcscd 一次应答，毫秒',
    }),
    heartbeatMs: Type.Integer({
      minimum: 500,
      maximum: 60_000,
      default: 5000,
      description: '不等卡时多久问一次读卡器还在不在，毫秒',
    }),
  },
  { additionalProperties: false },
)

/**
 * Readers of chip cards (社保卡, bank cards) behind pcscd, Debian's daemon of PC/SC: whether a card lies there, and its ATR,
 * which says what kind of chip it is and not whose. What stands on a 社保卡 is read by commands that no public specification
 * gives, so nothing of it is read here.
 *
 * pcscd's own socket is spoken, because the bindings in npm are not kept or want a compiler at every install, and two questions
 * are all that it takes.
 */
export const driver: CardReaderDriver<typeof Settings> = {
  port: 'card-reader',
  reads: 'presence',
  settings: Settings,
  wires: ['socket', 'simulated'],
  async start(context) {
    const opened = await openPcscd(context)
    if (opened.at === 'failed') return opened
    return startPresence(context, opened.value)
  },
}
