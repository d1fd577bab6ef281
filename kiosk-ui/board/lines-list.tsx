import { inPhrases } from '../parts/in-phrases.tsx'
import type { LinesRow } from '../parts/notice/notice-blocks.tsx'
import { textOf } from '../parts/notice/people-table.ts'
import { leftOutOf, sameOf, templateOf } from './lines.ts'
import { words } from './words.ts'

type Props = { rows: readonly LinesRow[]; lead: 'counted' | 'plain' }

/** Rows in a line each, side by side, under the heads of their columns; `lead`: whether it says how many there are. */
export function LinesList({ rows, lead }: Props) {
  const [first] = rows
  if (!first) return null
  const { of, lines, table } = first
  const headOf = (column: number) => textOf(of.columns[column]?.runs ?? [])
  const line = { gridTemplateColumns: templateOf(of, lines) }
  const beside = { gridTemplateColumns: `repeat(${lines.abreast}, minmax(0, 1fr))` }
  const same = sameOf(of).filter(({ column }) => !lines.columns.includes(column))
  const leftOut = leftOutOf(of, lines).map(headOf)
  return (
    <section class="lines" data-table={table}>
      {first.rows[0] === 0 && lead === 'counted' && (
        <div class="lines-lead">
          <p>
            <b>{words.list.count(of.rows.length)}</b>
            {same.length > 0 && ` ${words.list.same(same.map(({ column, text }) => [headOf(column), text]))}`}
            {leftOut.length > 0 && ` ${words.list.leftOut(leftOut)}`}
          </p>
        </div>
      )}
      <div class="lines-row lines-head" data-head="" style={beside}>
        {Array.from({ length: Math.min(lines.abreast, of.rows.length) }, (_, i) => (
          <p key={i} class="line" style={line}>
            {lines.columns.map((column) => (
              <b key={column}>{headOf(column)}</b>
            ))}
          </p>
        ))}
      </div>
      {rows.map(({ index, rows: places }) => (
        <div key={index} class="lines-row" data-piece={index} style={beside}>
          {places.map((row) => (
            <p key={row} class="line" style={line}>
              {lines.columns.map((column) => (
                <span key={column}>{inPhrases(textOf(of.rows[row]?.[column] ?? []))}</span>
              ))}
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}
