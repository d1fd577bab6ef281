import { openKeyboardReports } from '../hid-keyboard.ts'
import type { KeypadProfile } from './keypad-profile.ts'
import type { PressParser } from './press-parser.ts'

/** Numeric keypads of HID usage 01/06. After a report that came in halves any key may have gone up unseen. */
export function openKeypadParser({ keys }: KeypadProfile): PressParser {
  const reports = openKeyboardReports()
  return {
    feed(piece) {
      const report = reports.read(piece)
      if (report.at === 'cut') {
        reports.reset()
        return []
      }
      return report.pressed.flatMap((usage) => {
        const key = keys[String(usage)]
        return key === undefined ? [] : [{ key, address: null }]
      })
    },
    reset: () => reports.reset(),
  }
}
