/** Milliseconds unless said otherwise. */
export type Spread = { p50: number; p95: number; p99: number; max: number; n: number }

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), n: sorted.length }
}

export function median(values: readonly number[]): number {
  return spreadOf(values).p50
}

/** Median of each figure over several rounds: one round that another process disturbed does not decide. */
export function medianSpread(rounds: readonly Spread[]): Spread {
  const of = (pick: (spread: Spread) => number) => median(rounds.map(pick))
  return {
    p50: of((s) => s.p50),
    p95: of((s) => s.p95),
    p99: of((s) => s.p99),
    max: of((s) => s.max),
    n: rounds.reduce((sum, s) => sum + s.n, 0),
  }
}

export const inMs = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1))

/** One line of the table. `ok` null: no goal to hold against. */
export type Row = {
  work: string
  measured: string
  /** The same on the bare engine, in this very run; '' where there is none. */
  limit: string
  goal: string
  ok: boolean | null
  /** The figures behind the words, for `--json`. */
  figures: Record<string, number>
}

/** The table for people; columns as wide as their widest cell, counting 汉字 as two. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ['work', 'measured', 'limit (this run)', 'goal', ''],
    ...rows.map((row) => [row.work, row.measured, row.limit, row.goal, mark(row.ok)]),
  ]
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((line) => width(line[i] ?? '')))) ?? []
  return cells
    .map((line) =>
      line
        .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function mark(ok: boolean | null): string {
  if (ok === null) return '–'
  return ok ? '✓' : '✗'
}

const width = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
