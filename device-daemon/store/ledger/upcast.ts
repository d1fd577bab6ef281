import type { Entry } from './port.ts'

/** The shape written today. */
const CURRENT = 1

/** Takes an entry of one version to the next; pure. */
type Step = (entry: Record<string, unknown>) => Record<string, unknown>

/** By the version a step starts from. A ledger of any age passes them all; test/store/ledger/golden holds one that must. */
const STEPS: ReadonlyMap<number, Step> = new Map()

/** Brings an entry as it was written to today's shape. `unknown`: written by a newer program, or not an entry. */
export function upcast(
  written: unknown,
  steps: ReadonlyMap<number, Step> = STEPS,
): { at: 'ok'; entry: Entry } | { at: 'unknown'; v: string } {
  if (!isRecord(written)) return { at: 'unknown', v: 'none' }
  let entry = written
  while (!isCurrent(entry)) {
    const step = typeof entry['v'] === 'number' ? steps.get(entry['v']) : undefined
    if (step === undefined) return { at: 'unknown', v: String(entry['v']) }
    entry = step(entry)
  }
  return { at: 'ok', entry }
}

/** The version is enough: the hash vouches that these bytes are what this program wrote as an Entry. */
function isCurrent(entry: Record<string, unknown>): entry is Record<string, unknown> & Entry {
  return entry['v'] === CURRENT
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
