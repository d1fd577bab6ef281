import { openKeyboardReports, REPORT_BYTES, typesSomething } from '../hid-keyboard.ts'
import type { KeypadProfile } from './keypad-profile.ts'
import type { PressParser, Unexplained } from './press-parser.ts'

/**
 * Numeric keypads of HID usage 01/06, whether or not they number their reports. After a report that came in halves any
 * key may have gone up unseen. Keys that type something are not logged as unexplained: they may be a PIN.
 */
export function openKeypadParser({ keys }: KeypadProfile, unexplained: Unexplained = () => {}): PressParser {
  const reports = openKeyboardReports()
  return {
    feed(piece) {
      const report = reports.read(withoutNumber(piece))
      if (report.at === 'cut') {
        reports.reset()
        unexplained(piece)
        return []
      }
      const unknown = report.pressed.filter((usage) => keys[String(usage)] === undefined)
      if (unknown.length > 0 && !report.pressed.some(typesSomething)) unexplained(piece)
      return report.pressed.flatMap((usage) => {
        const key = keys[String(usage)]
        return key === undefined ? [] : [{ key, address: null }]
      })
    },
    reset: () => reports.reset(),
  }
}

/** A device with several reports puts the number of each before it; none is 0. */
function withoutNumber(piece: Uint8Array): Uint8Array {
  return piece.length === REPORT_BYTES + 1 && piece[0] !== 0 ? piece.subarray(1) : piece
}
