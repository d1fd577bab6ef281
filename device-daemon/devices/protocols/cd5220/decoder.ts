import { CAN, CLR, COLUMNS, CR, ESC } from './commands.ts'

const SPACE = 0x20
const text = new TextDecoder('gb18030')

/** What stands on the glass. */
type Glass = { lines: readonly [string, string]; brightness: number; cursor: 'on' | 'off' }

export type GlassDecoder = {
  feed(bytes: Uint8Array): void
  glass(): Glass
  /** Bytes so far that no display of this kind understands, or has to pass over. */
  unknownBytes(): number
  /** As after power came on. */
  reset(): void
}

type Row = 0 | 1
/** `string-mode`: after ESC Q, when only ESC Q and CLR or CAN are obeyed. `line`: within ESC Q A or B. */
type Mode = { at: 'normal' } | { at: 'string-mode' } | { at: 'line'; row: Row; held: number[] }

/**
 * The far end of CD5220's standard mode, strict: it draws only what such a display would, for the simulator and as the
 * oracle of tests. A line that goes on beyond 20 columns loses the rest; one that is cut short by CR is filled up.
 */
export function openGlassDecoder(): GlassDecoder {
  let rows: [number[], number[]]
  let mode: Mode
  let escape: number[]
  let at: { row: Row; column: number }
  let brightness: number
  let cursor: 'on' | 'off'
  let unknown = 0

  const clear = () => {
    rows = [blank(), blank()]
    at = { row: 0, column: 0 }
    mode = { at: 'normal' }
    escape = []
  }
  const initialise = () => {
    clear()
    brightness = 4
    cursor = 'on'
  }
  initialise()
  const reset = () => {
    initialise()
    unknown = 0
  }

  /** One byte of a line of text at the cursor, which stops at the end of the lower line. */
  const put = (byte: number) => {
    rows[at.row][at.column] = byte
    if (at.column < COLUMNS - 1) at.column += 1
    else if (at.row === 0) at = { row: 1, column: 0 }
  }

  const control = (byte: number) => {
    if (byte === CLR) clear()
    else if (byte === CAN) {
      rows[at.row] = blank()
      at.column = 0
      mode = { at: 'normal' }
    } else if (mode.at === 'string-mode') unknown += 1
    else if (byte === CR) at.column = 0
    else if (byte < SPACE) unknown += 1
    else put(byte)
  }

  /** Whether `escape` holds a whole command, or could still become one. */
  const command = (): 'whole' | 'open' | 'none' => {
    const [, name, first, second] = escape
    if (name === 0x51) {
      if (first === undefined) return 'open'
      if (first !== 0x41 && first !== 0x42) return 'none'
      mode = { at: 'line', row: first === 0x41 ? 0 : 1, held: [] }
      return 'whole'
    }
    if (mode.at === 'string-mode') return 'none'
    if (name === 0x40) {
      initialise()
      return 'whole'
    }
    if (first === undefined) return name === 0x2a || name === 0x5f || name === 0x6c ? 'open' : 'none'
    if (name === 0x2a && first >= 1 && first <= 4) {
      brightness = first
      return 'whole'
    }
    if (name === 0x5f && first <= 1) {
      cursor = first === 1 ? 'on' : 'off'
      return 'whole'
    }
    if (name !== 0x6c || first < 1 || first > COLUMNS) return 'none'
    if (second === undefined) return 'open'
    if (second !== 1 && second !== 2) return 'none'
    at = { row: second === 1 ? 0 : 1, column: first - 1 }
    return 'whole'
  }

  const take = (byte: number) => {
    if (mode.at === 'line') {
      if (byte === CR) {
        rows[mode.row] = [...mode.held, ...blank()].slice(0, COLUMNS)
        mode = { at: 'string-mode' }
      } else if (mode.held.length < COLUMNS) mode.held.push(byte)
      else unknown += 1
      return
    }
    if (escape.length === 0 && byte !== ESC) return control(byte)
    escape.push(byte)
    const known = escape.length === 1 ? 'open' : command()
    if (known === 'none') unknown += escape.length
    if (known !== 'open') escape = []
  }

  return {
    feed(bytes) {
      for (const byte of bytes) take(byte)
    },
    glass: () => ({ lines: [wordsOf(rows[0]), wordsOf(rows[1])], brightness, cursor }),
    unknownBytes: () => unknown,
    reset,
  }
}

function blank(): number[] {
  return Array.from({ length: COLUMNS }, () => SPACE)
}

function wordsOf(row: readonly number[]): string {
  return text.decode(Uint8Array.from(row))
}
