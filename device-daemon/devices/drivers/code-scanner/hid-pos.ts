import { Type } from 'typebox'
import type { CodeScanner, Driver, ProfileKind } from '#daemon/devices/ports.ts'
import { openHidPosParser } from '#daemon/devices/protocols/scanner/hid-pos.ts'
import { readHidPosProfile } from '#daemon/devices/protocols/scanner/hid-pos-profile.ts'
import { openListening } from '../listening.ts'

const Settings = Type.Object(
  {
    profile: Type.String({
      pattern: '^[a-z0-9-]{1,40}$',
      profiles: 'scanners' satisfies ProfileKind,
      default: 'hid-pos',
      description: '报文格式，config/scanners 里的文件名',
    }),
    pauseMs: Type.Integer({
      minimum: 50,
      maximum: 5000,
      default: 300,
      description: '一个码分几次传来，中间停这么久就不再等，毫秒',
    }),
  },
  { additionalProperties: false },
)

/** Code scanners of HID usage page 8C; where their reports differ, config/scanners says how. */
export const driver: Driver<'code-scanner', typeof Settings, CodeScanner> = {
  port: 'code-scanner',
  settings: Settings,
  wires: ['hid', 'simulated'],
  async start(context) {
    const { profile: name, pauseMs } = context.settings
    const reading = readHidPosProfile(await context.profile('scanners', name))
    if (reading.at === 'wrong') {
      return { at: 'failed', reason: `config/scanners/${name}.yaml: ${reading.message}` }
    }
    return openListening(context, openHidPosParser(reading.profile), { pauseMs })
  },
}
