import { CODE_MAX_BYTES, type CodeParser } from './code-parser.ts'
import { codeOf, symbologyOf, textOf } from './code-text.ts'
import type { HidPosProfile } from './hid-pos-profile.ts'
import type { ScannedCode } from '#daemon/devices/ports.ts'

/** One report as its profile reads it. `foreign`: of another number. `cut`: not one whole report. */
type Report =
  | { at: 'data'; data: Uint8Array; aim: string; goesOn: boolean }
  | { at: 'broken'; goesOn: boolean }
  | { at: 'foreign' }
  | { at: 'cut' }

/**
 * `between`: no code is under way. `within`: its reports so far. `lost`: a report of it was missing or broken, so that
 * the rest of it is of no use.
 */
type State =
  | { at: 'between' }
  | { at: 'within'; aim: string; held: Uint8Array[]; bytes: number }
  | { at: 'lost' }

/**
 * Scanners of HID usage page 8C (bar code scanner, USB HID POS usage tables). A piece is one report, as the kernel
 * hands it over. A code is told whole or not at all: one that lost a report in the middle is dropped to its end.
 */
export function openHidPosParser(profile: HidPosProfile): CodeParser {
  let state: State = { at: 'between' }

  const goOn = (report: Extract<Report, { at: 'data' }>): ScannedCode[] => {
    const before = state.at === 'within' && state.aim === report.aim ? state : undefined
    const held = before?.held ?? []
    // Reports that carry nothing and always go on would pile up without end.
    if (report.data.length > 0) held.push(report.data)
    const bytes = (before?.bytes ?? 0) + report.data.length
    if (bytes > CODE_MAX_BYTES) {
      state = report.goesOn ? { at: 'lost' } : { at: 'between' }
      return []
    }
    if (report.goesOn) {
      state = { at: 'within', aim: report.aim, held, bytes }
      return []
    }
    state = { at: 'between' }
    const code = codeOf(textOf(joined(held, bytes)), symbologyOf(report.aim))
    return code === undefined ? [] : [code]
  }

  return {
    feed(piece) {
      const report = readReport(piece, profile)
      switch (report.at) {
        case 'data':
          if (state.at !== 'lost') return goOn(report)
          if (!report.goesOn) state = { at: 'between' }
          return []
        case 'broken':
          state = report.goesOn ? { at: 'lost' } : { at: 'between' }
          return []
        case 'cut':
          if (state.at === 'within') state = { at: 'lost' }
          return []
        case 'foreign':
          return []
      }
    },
    reset() {
      state = { at: 'between' }
    },
  }
}

function readReport(piece: Uint8Array, profile: HidPosProfile): Report {
  const { reportBytes, reportId, lengthAt, dataAt, dataBytes, aimAt, more } = profile
  if (piece.length !== reportBytes) return { at: 'cut' }
  if (reportId !== null && piece[0] !== reportId) return { at: 'foreign' }
  const goesOn = more !== null && ((piece[more.at] ?? 0) & (1 << more.bit)) !== 0
  const length = piece[lengthAt] ?? 0
  const aim = aimAt === null ? '' : textOf(piece.subarray(aimAt, aimAt + 3))
  if (length > dataBytes || (aimAt !== null && symbologyOf(aim) === null)) return { at: 'broken', goesOn }
  return { at: 'data', data: piece.slice(dataAt, dataAt + length), aim, goesOn }
}

function joined(parts: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
