import type { PriorityRule } from '#daemon/domain/queue/rules.ts'
import { STRICT, type Waits, waitsOver } from './figures.ts'

/** Shares of persons without priority who say that they have it. */
const WRONG_CLAIMS = [0, 0.15, 0.3] as const
type ByClaims = Readonly<Record<(typeof WRONG_CLAIMS)[number], Waits>>

/** What may become of the waits of people without priority, as multiples of plain first-come, in each of these crowds. */
export const ALLOWED = { p95: 1.25, longest: 1.15 } as const

/** What a station should write under `priority`, by its number of windows; `npm run fairness` confirms it. */
export const RECOMMENDED: ReadonlyMap<number, PriorityRule> = new Map([
  [1, { maxInARow: 3, ageingMinutes: 75 }],
  [2, { maxInARow: 3, ageingMinutes: 60 }],
  [4, { maxInARow: 3, ageingMinutes: 60 }],
])

/** What a station would choose without figures. */
export const WITHOUT_FIGURES: PriorityRule = { maxInARow: 2, ageingMinutes: 30 }

export const candidates: readonly PriorityRule[] = [2, 3].flatMap((maxInARow) =>
  [45, 60, 75, 90].map((ageingMinutes) => ({ maxInARow, ageingMinutes })),
)

/** The same days under each way of calling. */
export type Compared = {
  firstCome: ByClaims
  strict: ByClaims
  byRule: readonly { rule: PriorityRule; waits: ByClaims }[]
}

export function compare(days: number, windows: number, rules: readonly PriorityRule[]): Compared {
  const of = (calling: Parameters<typeof waitsOver>[2]): ByClaims => {
    const waits = (wrongClaims: number) => waitsOver(days, { windows, wrongClaims }, calling)
    return { 0: waits(0), 0.15: waits(0.15), 0.3: waits(0.3) }
  }
  const byTheRule = (rule: PriorityRule) => of({ at: 'by-the-rule', rule })
  return {
    firstCome: of({ at: 'first-come' }),
    strict: byTheRule(STRICT),
    byRule: rules.map((rule) => ({ rule, waits: byTheRule(rule) })),
  }
}

/** Of the rules that keep what is allowed in every crowd, the one under which people with priority wait least. */
export function shortestPriority({ firstCome, byRule }: Compared): Compared['byRule'][number] | undefined {
  return byRule
    .filter(({ waits }) => WRONG_CLAIMS.every((share) => isAllowed(waits[share], firstCome[share])))
    .toSorted((a, b) => worst(a.waits) - worst(b.waits))[0]
}

/** Whether people without priority pay no more than is allowed. */
function isAllowed({ ordinary }: Waits, { ordinary: before }: Waits): boolean {
  return ordinary.p95 <= before.p95 * ALLOWED.p95 && ordinary.longest <= before.longest * ALLOWED.longest
}

const worst = (waits: ByClaims) => Math.max(...WRONG_CLAIMS.map((share) => waits[share].priority.p95))
