import type { Entry } from './port.ts'

/** The shape written today. */
const CURRENT = 2

/** Takes an entry of one version to the next; pure. */
type Step = (entry: Record<string, unknown>) => Record<string, unknown>

/** By the version a step starts from. A ledger of any age passes them all; test/store/ledger/golden holds one of each version. */
const STEPS: ReadonlyMap<number, Step> = new Map([[1, staffForClerk]])

/** Until version 1 only clerks acted, `{at: 'clerk', clerk, window}`, and a window of '' meant none. */
function staffForClerk(entry: Record<string, unknown>): Record<string, unknown> {
  const { actor } = entry
  if (!isRecord(actor) || actor['at'] !== 'clerk') return { ...entry, v: 2 }
  const { clerk, window } = actor
  return { ...entry, v: 2, actor: { at: 'staff', account: clerk, window: window === '' ? null : window } }
}

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
