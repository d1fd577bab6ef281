import { openKeyboardReports } from '../hid-keyboard.ts'
import { CODE_MAX_BYTES, type CodeParser } from './code-parser.ts'
import { codeOf } from './code-text.ts'
import type { KeyboardProfile } from './keyboard-profile.ts'
import type { ScannedCode } from '#daemon/devices/ports.ts'

const SHIFT = 0x22
const CTRL_ALT_GUI = 0xdd

/** `lost`: a report of the code under way was cut, or it is longer than any code, so that the rest is of no use. */
type State = { at: 'typing'; text: string } | { at: 'lost' }

/**
 * Scanners that pretend to be a keyboard. A key counts when it goes down; those that go down together count in the
 * order of the report. Keys without a character (Caps Lock, arrows) and shortcuts are passed over.
 */
export function openKeyboardParser({ keys, ends }: KeyboardProfile): CodeParser {
  let state: State = { at: 'typing', text: '' }
  const reports = openKeyboardReports()

  const press = (usage: number, modifiers: number): ScannedCode[] => {
    if (ends.includes(usage)) {
      const code = state.at === 'typing' ? codeOf(state.text, null) : undefined
      state = { at: 'typing', text: '' }
      return code === undefined ? [] : [code]
    }
    if (state.at === 'lost' || (modifiers & CTRL_ALT_GUI) !== 0) return []
    const character = keys[String(usage)]?.charAt((modifiers & SHIFT) === 0 ? 0 : 1) ?? ''
    const text = state.text + character
    state = text.length > CODE_MAX_BYTES ? { at: 'lost' } : { at: 'typing', text }
    return []
  }

  return {
    feed(piece) {
      const report = reports.read(piece)
      if (report.at === 'keys') return report.pressed.flatMap((usage) => press(usage, report.modifiers))
      if (state.at === 'typing' && state.text !== '') state = { at: 'lost' }
      return []
    },
    reset() {
      state = { at: 'typing', text: '' }
      reports.reset()
    },
  }
}
