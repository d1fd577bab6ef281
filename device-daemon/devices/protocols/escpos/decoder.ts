import { encode } from 'uqr'
import type { Ink, InkRun } from '#contract/bench.ts'
import { openByteQueue } from './byte-queue.ts'
import { type EscposRequest, type Instruction, type QrCorrection, readInstruction } from './instruction.ts'
import { displayColumns } from './text.ts'

export type Decoded = { at: 'ink'; ink: Ink } | { at: 'request'; request: EscposRequest }

/** The strict reader of ESC/POS: what it does not know, it reports with its offset instead of guessing. */
export type Decoder = {
  /** Chunks may be cut anywhere. */
  feed(bytes: Uint8Array): Decoded[]
  /** The job ends here: an unfinished line or sequence is reported as `unknown`. */
  end(): Decoded[]
}

const HALF_WIDTH_DOTS = 12
const CHARACTER_DOTS = 24
const DEFAULT_SPACING_DOTS = 30
const UNKNOWN_BYTES = 64 // told of in one piece

type Align = 'left' | 'center' | 'right'

/** `dots` is the printable width; a line wider than that is broken where a printer breaks it. */
export function openDecoder(dots: number): Decoder {
  const rest = openByteQueue()
  /** Bytes still to come of an instruction that is passed over. */
  let passing = 0
  let offset = 0
  let chinese: 'on' | 'off' = 'off'
  let align: Align = 'left'
  let bold = false
  let size = { width: 1, height: 1 }
  let spacing = DEFAULT_SPACING_DOTS
  let runs: InkRun[] = []
  let qr = freshQr()
  let out: Decoded[] = []

  const ink = (ink: Ink) => out.push({ at: 'ink', ink })

  const report = (bytes: Uint8Array, why: string) => {
    const hex = hexOf(bytes.subarray(0, UNKNOWN_BYTES))
    const last = out.at(-1)
    if (
      last?.at === 'ink' &&
      last.ink.at === 'unknown' &&
      last.ink.why === why &&
      last.ink.bytes.length < UNKNOWN_BYTES * 3 &&
      follows(last.ink, offset)
    ) {
      last.ink.bytes += ` ${hex}`
      return
    }
    ink({ at: 'unknown', offset, bytes: hex, why })
  }

  const endLine = (overflow: boolean) => {
    const tallest = Math.max(0, ...runs.map((run) => run.height)) * CHARACTER_DOTS
    ink({ at: 'line', align, runs, advance: Math.max(spacing, tallest), overflow })
    runs = []
  }

  const addCharacter = (character: string) => {
    if (lineDots(runs) + characterDots(character, size.width) > dots) endLine(true)
    const last = runs.at(-1)
    const fits = last?.width === size.width && last.height === size.height && last.bold === bold
    if (fits && last.image === undefined) last.text += character
    else runs.push({ text: character, ...size, bold })
  }

  const addImage = (columns: Uint8Array) => {
    const wide = columns.length / 3
    if (lineDots(runs) + wide > dots) endLine(true)
    const image = { dots: wide, columns: Buffer.from(columns).toString('base64') }
    runs.push({ text: '', width: 1, height: 1, bold: false, image })
  }

  const printQr = (bytes: Uint8Array) => {
    if (qr.data.length === 0) return report(bytes, 'QR code printed before any data was stored')
    const modules = encode([...qr.data], { ecc: qr.correction, boostEcc: false, border: 0 }).size
    const advance = modules * qr.moduleDots
    if (advance > dots) return report(bytes, 'QR code wider than the paper')
    const data = Buffer.from(qr.data).toString('utf8')
    return ink({ at: 'qr', align, data, moduleDots: qr.moduleDots, correction: qr.correction, advance })
  }

  const reset = (bytes: Uint8Array) => {
    if (runs.length > 0) report(bytes, 'ESC @ throws away a line that has no line feed')
    chinese = 'off'
    align = 'left'
    bold = false
    size = { width: 1, height: 1 }
    spacing = DEFAULT_SPACING_DOTS
    runs = []
    qr = freshQr()
  }

  /** A printer does these only at the beginning of a line. */
  const atLineStart = (bytes: Uint8Array, name: string): boolean => {
    if (runs.length === 0) return true
    report(bytes, `${name} in the middle of a line`)
    return false
  }

  const obey = (instruction: Instruction, bytes: Uint8Array): void => {
    switch (instruction.at) {
      case 'character':
        return addCharacter(instruction.character)
      case 'bit-image':
        return addImage(instruction.columns)
      case 'line-feed':
        return endLine(false)
      case 'reset':
        return reset(bytes)
      case 'chinese':
        chinese = instruction.mode
        return
      case 'align':
        if (atLineStart(bytes, 'ESC a')) align = instruction.align
        return
      case 'bold':
        bold = instruction.bold
        return
      case 'size':
        size = { width: instruction.width, height: instruction.height }
        return
      case 'line-spacing':
        spacing = instruction.dots === 'default' ? DEFAULT_SPACING_DOTS : instruction.dots
        return
      case 'feed-lines':
        if (runs.length > 0) endLine(false)
        ink({ at: 'feed', advance: instruction.lines * spacing })
        return
      case 'feed-dots':
        if (runs.length > 0) endLine(false)
        ink({ at: 'feed', advance: instruction.dots })
        return
      case 'cut':
        if (!atLineStart(bytes, 'GS V')) return
        if (instruction.feedDots > 0) ink({ at: 'feed', advance: instruction.feedDots })
        ink({ at: 'cut', partial: instruction.partial })
        return
      case 'qr-model':
        return
      case 'qr-module':
        qr.moduleDots = instruction.dots
        return
      case 'qr-correction':
        qr.correction = instruction.correction
        return
      case 'qr-store':
        qr.data = instruction.data
        return
      case 'qr-print':
        if (atLineStart(bytes, 'QR code')) printQr(bytes)
        return
      case 'raster': {
        if (!atLineStart(bytes, 'GS v 0')) return
        const { width, height } = instruction
        if (width > dots) return report(bytes.subarray(0, 8), 'raster image wider than the paper')
        ink({ at: 'raster', align, width, height, rows: Buffer.from(instruction.rows).toString('base64') })
        return
      }
      case 'request':
        out.push({ at: 'request', request: instruction.request })
        return
      case 'unknown':
        return report(bytes, instruction.why)
    }
  }

  const taken = (): Decoded[] => {
    const decoded = out
    out = []
    return decoded
  }

  return {
    feed(bytes) {
      rest.add(bytes)
      passing -= rest.drop(passing)
      for (let held = rest.held(); held.length > 0; held = rest.held()) {
        const reading = readInstruction(held, chinese)
        if (reading.at === 'incomplete') break
        obey(reading.instruction, held.subarray(0, reading.length))
        offset += reading.length
        passing = reading.length - rest.drop(reading.length)
      }
      return taken()
    },
    end() {
      const held = rest.held()
      if (held.length > 0) report(held, 'the job ends in the middle of a sequence')
      offset += held.length
      rest.drop(held.length)
      passing = 0
      if (runs.length > 0) {
        const text = runs.map((run) => run.text).join('')
        ink({ at: 'unknown', offset, bytes: '', why: `the last line has no line feed: ${text}` })
        runs = []
      }
      return taken()
    },
  }
}

function freshQr(): { data: Uint8Array; moduleDots: number; correction: QrCorrection } {
  return { data: new Uint8Array(), moduleDots: 3, correction: 'L' }
}

function characterDots(character: string, width: number): number {
  return displayColumns(character) * HALF_WIDTH_DOTS * width
}

function lineDots(runs: readonly InkRun[]): number {
  return runs.reduce((dots, run) => dots + (run.image?.dots ?? characterDots(run.text, run.width)), 0)
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

function follows(unknown: Extract<Ink, { at: 'unknown' }>, offset: number): boolean {
  return unknown.offset + (unknown.bytes.length + 1) / 3 === offset
}
