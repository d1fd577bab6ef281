import { Type } from 'typebox'
import type { CodeScanner, Driver } from '#daemon/devices/ports.ts'
import { CODE_MAX_BYTES } from '#daemon/devices/protocols/scanner/code-parser.ts'
import { openLineParser } from '#daemon/devices/protocols/scanner/text-lines.ts'
import { openLineNoise } from '../line-noise.ts'
import { openListening } from '../listening.ts'

const NOISE_BYTES = 2 * CODE_MAX_BYTES // a code that was broken off by the longest there is

const Settings = Type.Object(
  {
    pauseMs: Type.Integer({
      minimum: 50,
      maximum: 5000,
      default: 500,
      description: '一行没有传完，中间停这么久就不再等，毫秒',
    }),
  },
  { additionalProperties: false },
)

/** Code scanners on a serial line, or set to USB virtual serial (CDC): one line of text a code. */
export const driver: Driver<'code-scanner', typeof Settings, CodeScanner> = {
  port: 'code-scanner',
  settings: Settings,
  wires: ['serial', 'tcp', 'simulated'],
  start(context) {
    const noise = openLineNoise(context, NOISE_BYTES)
    return openListening(context, openLineParser(), {
      pauseMs: context.settings.pauseMs,
      heard(bytes, codes) {
        if (codes > 0) noise.understood()
        else noise.heard(bytes)
      },
    })
  },
}
