import { CODE_MAX_BYTES, type CodeParser } from './code-parser.ts'
import { codeOf, textOf } from './code-text.ts'
import type { ScannedCode } from '#daemon/devices/ports.ts'

const CR = 0x0d
const LF = 0x0a
const TAB = 0x09
const GROUP_SEPARATOR = 0x1d // stands for FNC1 in GS1 codes
const SPACE = 0x20
const DELETE = 0x7f

/** `lost`: noise stood in the line, or it is longer than any code, so that the rest of it is of no use. */
type State = { at: 'reading'; held: number[] } | { at: 'lost' }

/** Scanners on a serial line, or a USB one that looks like it (CDC): each code is a line, ended by CR, LF or both. */
export function openLineParser(): CodeParser {
  let state: State = { at: 'reading', held: [] }

  const end = (): ScannedCode[] => {
    const code =
      state.at === 'reading' && state.held.length > 0
        ? codeOf(textOf(Uint8Array.from(state.held)), null)
        : undefined
    state = { at: 'reading', held: [] }
    return code === undefined ? [] : [code]
  }

  const take = (byte: number): ScannedCode[] => {
    if (byte === CR || byte === LF) return end()
    if (state.at === 'lost') return []
    if (!isOfText(byte) || state.held.length === CODE_MAX_BYTES) state = { at: 'lost' }
    else state.held.push(byte)
    return []
  }

  return {
    feed(piece) {
      const codes: ScannedCode[] = []
      for (const byte of piece) codes.push(...take(byte))
      return codes
    },
    reset() {
      state = { at: 'reading', held: [] }
    },
  }
}

/** Bytes of two-byte characters are all above. */
function isOfText(byte: number): boolean {
  return (byte >= SPACE && byte !== DELETE) || byte === TAB || byte === GROUP_SEPARATOR
}
