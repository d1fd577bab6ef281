import type { Row } from './figures.ts'

/** Measures its rows: all together, or each as soon as it has it. */
export type Part = () => Promise<readonly Row[]> | AsyncIterable<Row>

export type Measured = { rows: Row[]; seconds: Record<string, number> }

/**
 * Runs parts one after another. `tell` hears of each row at once and of each part's end; a part that breaks off becomes a row
 * that says so, and the others go on.
 */
export async function measureParts(
  parts: readonly (readonly [name: string, part: Part])[],
  tell: { row(row: Row): void; end(name: string, seconds: number): void },
): Promise<Measured> {
  const measured: Measured = { rows: [], seconds: {} }
  for (const [name, part] of parts) {
    const began = performance.now()
    const take = (row: Row) => {
      measured.rows.push(row)
      tell.row(row)
    }
    try {
      for await (const row of await part()) take(row)
    } catch (error) {
      take(brokenOff(name, error))
    }
    const seconds = (performance.now() - began) / 1000
    measured.seconds[name] = seconds
    tell.end(name, seconds)
  }
  return measured
}

function brokenOff(name: string, error: unknown): Row {
  const measured = `broke off: ${error instanceof Error ? error.message : String(error)}`
  return { work: name, measured, limit: '', goal: 'measured', ok: false, figures: {} }
}
