import { CODE_MAX_BYTES, type CodeParser } from './code-parser.ts'
import { codeOf } from './code-text.ts'
import type { KeyboardProfile } from './keyboard-profile.ts'
import type { ScannedCode } from '#daemon/devices/ports.ts'

/** The report every keyboard can send (HID 1.11, appendix B): modifiers, a reserved byte, up to six keys that are down. */
const REPORT_BYTES = 8
const MODIFIERS_AT = 0
const KEYS_AT = 2
const SHIFT = 0x22
const CTRL_ALT_GUI = 0xdd
/** Every key byte, when more keys are down than fit. */
const ROLL_OVER = 0x01

/** `lost`: a report of the code under way was cut, or it is longer than any code, so that the rest is of no use. */
type State = { at: 'typing'; text: string } | { at: 'lost' }

/**
 * Scanners that pretend to be a keyboard. A key counts when it goes down; those that go down together count in the
 * order of the report. Keys without a character (Caps Lock, arrows) and shortcuts are passed over.
 */
export function openKeyboardParser({ keys, ends }: KeyboardProfile): CodeParser {
  let state: State = { at: 'typing', text: '' }
  let down: readonly number[] = []

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
      const slots = [...piece.subarray(KEYS_AT)]
      if (piece.length !== REPORT_BYTES) {
        if (state.at === 'typing' && state.text !== '') state = { at: 'lost' }
        return []
      }
      if (slots.includes(ROLL_OVER)) return []
      const before = down
      down = slots.filter((usage) => usage !== 0)
      const pressed = down.filter((usage) => !before.includes(usage))
      return pressed.flatMap((usage) => press(usage, piece[MODIFIERS_AT] ?? 0))
    },
    reset() {
      state = { at: 'typing', text: '' }
      down = []
    },
  }
}
