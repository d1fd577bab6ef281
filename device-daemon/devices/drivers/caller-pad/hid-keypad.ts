import { Type } from 'typebox'
import type { CallerPad, Driver, ProfileKind } from '#daemon/devices/ports.ts'
import { openKeypadParser } from '#daemon/devices/protocols/pad/keypad-parser.ts'
import { readKeypadProfile } from '#daemon/devices/protocols/pad/keypad-profile.ts'
import { openSinglePresses } from '#daemon/devices/protocols/pad/single-presses.ts'
import { openListening } from '../listening.ts'
import { openStrangeBytes } from '../strange-bytes.ts'

const LOGGED_PER_MINUTE = 1 // a person may be typing on what was taken for a pad

const Settings = Type.Object(
  {
    profile: Type.String({
      pattern: '^[a-z0-9-]{1,40}$',
      profiles: 'pads' satisfies ProfileKind,
      default: 'keypad',
      description: '哪个键做什么，config/pads 里的文件名',
    }),
    sameKeyMs: Type.Integer({
      minimum: 0,
      maximum: 5000,
      default: 300,
      description: '同一个键在这么久之内又来，只算按了一下，毫秒',
    }),
  },
  { additionalProperties: false },
)

/**
 * Numeric keypads with a USB plug as a window's pad. Reading them does not keep their keys from the window that
 * has the focus on a machine with a screen; config/pads/keypad.yaml says what does.
 */
export const driver: Driver<'caller-pad', typeof Settings, CallerPad> = {
  port: 'caller-pad',
  settings: Settings,
  wires: ['hid', 'simulated'],
  async start(context) {
    const { profile: name, sameKeyMs } = context.settings
    const reading = readKeypadProfile(await context.profile('pads', name))
    if (reading.at === 'wrong') {
      return { at: 'failed', reason: `config/pads/${name}.yaml: ${reading.message}` }
    }
    const strange = openStrangeBytes(context, LOGGED_PER_MINUTE)
    const parser = openKeypadParser(reading.profile, strange.note)
    const isSingle = openSinglePresses(sameKeyMs)
    const single = (piece: Uint8Array) =>
      parser.feed(piece).filter((press) => isSingle(press, context.clock.monotonic()))
    return openListening(context, { ...parser, feed: single }, { ended: strange.stop })
  },
}
