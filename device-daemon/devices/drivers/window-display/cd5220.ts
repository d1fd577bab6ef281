import { isDeepStrictEqual } from 'node:util'
import { Type } from 'typebox'
import type { Driver, WindowDisplay } from '#daemon/devices/ports.ts'
import { COLUMNS, linesBytes, openingBytes } from '#daemon/devices/protocols/cd5220/commands.ts'
import { type TwoLines, twoLines } from '#daemon/devices/protocols/customer-display/two-lines.ts'

const WRITE_DEADLINE_MS = 2000 // both lines take 48 ms at 9600 baud

const Settings = Type.Object(
  {
    encoding: Type.Union([Type.Literal('gbk'), Type.Literal('ascii')], {
      default: 'gbk',
      description: '有汉字库写 gbk，只有字母数字写 ascii',
    }),
    brightness: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)], {
      default: 4,
      description: '亮度，1（暗）到 4（亮）',
    }),
    repeatSeconds: Type.Integer({
      minimum: 0,
      maximum: 3600,
      default: 60,
      description: '隔这么久重写一次，屏自己断过电也能恢复，秒；0 为不重写',
    }),
  },
  { additionalProperties: false },
)

/** Customer displays of two lines by 20 columns that obey CD5220's standard mode. They say nothing, ever. */
export const driver: Driver<'window-display', typeof Settings, WindowDisplay> = {
  port: 'window-display',
  settings: Settings,
  wires: ['serial', 'tcp', 'simulated'],
  async start({ connect, clock, settings }) {
    const { encoding, brightness, repeatSeconds } = settings
    let state: 'resting' | 'writing' | 'ended' = 'resting'
    let wanted: TwoLines | undefined
    let written: TwoLines | undefined
    let cancelRepeat = () => {}

    const hasEnded = () => state === 'ended'
    const end = () => {
      state = 'ended'
      cancelRepeat()
    }
    const opened = await connect({ onBytes: () => {}, onClose: end })
    if (opened.at === 'failed') return opened
    const connection = opened.value
    const begun = await connection.write(openingBytes(brightness), WRITE_DEADLINE_MS)
    if (begun.at !== 'written') return { at: 'failed', reason: 'takes no bytes' }

    /** Only the newest counts: what was wanted in between while a line was being written is never written. */
    const write = async (): Promise<void> => {
      const lines = wanted
      if (state !== 'resting' || lines === undefined || isDeepStrictEqual(lines, written)) return
      state = 'writing'
      const result = await connection.write(linesBytes(lines), WRITE_DEADLINE_MS)
      if (result.at !== 'written' || hasEnded()) return // the next connection starts from the beginning
      written = lines
      state = 'resting'
      await write()
    }
    const repeat = () => {
      cancelRepeat = clock.after(repeatSeconds * 1000, () => {
        written = undefined
        void write()
        repeat()
      })
    }
    if (repeatSeconds > 0) repeat()

    return {
      at: 'open',
      value: {
        device: {
          show(view) {
            wanted = twoLines(view, COLUMNS, encoding)
            void write()
          },
        },
        stop: end,
      },
    }
  },
}
