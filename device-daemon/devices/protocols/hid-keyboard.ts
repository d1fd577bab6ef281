/** The report every keyboard can send (HID 1.11, appendix B): modifiers, a reserved byte, up to six keys that are down. */
export const REPORT_BYTES = 8
const MODIFIERS_AT = 0
const KEYS_AT = 2
/** Every key byte, when more keys are down than fit. */
const ROLL_OVER = 0x01

/** Letters, digits, space and marks, and the digits of the keypad: usages of page 07, both ends included. */
const TYPING = [
  [0x04, 0x27],
  [0x2c, 0x38],
  [0x59, 0x62],
] as const

/** Whether a key puts a character where the cursor is. */
export function typesSomething(usage: number): boolean {
  return TYPING.some(([from, to]) => usage >= from && usage <= to)
}

/** `pressed`: keys that went down with this report, by usage of page 07, in its order. `cut`: not one whole report. */
type KeyboardReport = { at: 'keys'; pressed: readonly number[]; modifiers: number } | { at: 'cut' }

type KeyboardReports = {
  /** A piece is one report, as the kernel hands it over. */
  read(piece: Uint8Array): KeyboardReport
  /** As if no key were down. */
  reset(): void
}

/** Reads the reports of a keyboard or keypad. A key counts when it goes down, however long it stays there. */
export function openKeyboardReports(): KeyboardReports {
  let down: readonly number[] = []
  return {
    read(piece) {
      if (piece.length !== REPORT_BYTES) return { at: 'cut' }
      const slots = [...piece.subarray(KEYS_AT)]
      const modifiers = piece[MODIFIERS_AT] ?? 0
      if (slots.includes(ROLL_OVER)) return { at: 'keys', pressed: [], modifiers }
      const before = down
      down = slots.filter((usage) => usage !== 0)
      return { at: 'keys', pressed: down.filter((usage) => !before.includes(usage)), modifiers }
    },
    reset() {
      down = []
    },
  }
}
