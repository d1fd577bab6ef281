import { Type } from 'typebox'
import type { CodeScanner, Driver, ProfileKind } from '#daemon/devices/ports.ts'
import { readKeyboardProfile } from '#daemon/devices/protocols/scanner/keyboard-profile.ts'
import { openKeyboardParser } from '#daemon/devices/protocols/scanner/keyboard-wedge.ts'
import { openListening } from '../listening.ts'

const Settings = Type.Object(
  {
    profile: Type.String({
      pattern: '^[a-z0-9-]{1,40}$',
      profiles: 'scanners' satisfies ProfileKind,
      default: 'keyboard-us',
      description: '键盘布局，config/scanners 里的文件名',
    }),
    pauseMs: Type.Integer({
      minimum: 50,
      maximum: 5000,
      default: 1000,
      description: '两次按键隔这么久，前面没打完的就不要了，毫秒',
    }),
  },
  { additionalProperties: false },
)

/**
 * Code scanners that type. Reading their reports does not keep the keystrokes from the window that has the
 * focus: the screens get them too, unless the system is told otherwise (config/scanners/keyboard-us.yaml says how).
 */
export const driver: Driver<'code-scanner', typeof Settings, CodeScanner> = {
  port: 'code-scanner',
  settings: Settings,
  wires: ['hid', 'simulated'],
  async start(context) {
    const { profile: name, pauseMs } = context.settings
    const reading = readKeyboardProfile(await context.profile('scanners', name))
    if (reading.at === 'wrong') {
      return { at: 'failed', reason: `config/scanners/${name}.yaml: ${reading.message}` }
    }
    return openListening(context, openKeyboardParser(reading.profile), { pauseMs })
  },
}
