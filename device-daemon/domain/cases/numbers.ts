import type { Numbers } from '../numbers.ts'
import type { CaseEvent } from './events.ts'

/** 2026 and 42 → 2026-0042. */
export const caseNumber = (year: number, ordinal: number): string =>
  `${year}-${String(ordinal).padStart(4, '0')}`

const PREFIX = 'case/'
const SERIES = /^case\/(\d{4})(?:\/[a-z-]+)?$/u

/** Where cases are counted, or the papers of one kind. */
export const series = (year: number, kind?: string): string =>
  kind === undefined ? `${PREFIX}${year}` : `${PREFIX}${year}/${kind}`

/** The numbers that an event gives away for good. */
export function numbersOf(event: CaseEvent): Numbers {
  if (event.type === 'case-opened') return { [series(event.year)]: event.ordinal }
  if (!('document' in event) || event.document === undefined) return {}
  const { kind, year, ordinal } = event.document
  return { [series(year, kind)]: ordinal }
}

/** Goes on above these. A year that is over gives no number any more, but the one before it, whose last day may come back. */
export function raised(numbers: Numbers, more: Numbers): Numbers {
  const all: Record<string, number> = { ...numbers }
  let newest = 0
  for (const [name, ordinal] of Object.entries(more)) {
    if (SERIES.test(name)) all[name] = Math.max(ordinal, all[name] ?? 0)
  }
  for (const name of Object.keys(all)) newest = Math.max(newest, yearOf(name))
  return Object.fromEntries(Object.entries(all).filter(([name]) => yearOf(name) >= newest - 1))
}

const yearOf = (name: string): number => Number(SERIES.exec(name)?.[1] ?? 0)
