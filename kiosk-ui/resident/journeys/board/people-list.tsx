import type { ComponentChildren } from 'preact'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import type { LinesRow } from '../../../parts/notice/notice-blocks.tsx'
import { type Table, columnsEm, peopleOf, textOf } from '../../../parts/notice/people-table.ts'
import { words } from './words/people.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

/** Asks for everything that a table says of one person. */
export type OpenPerson = (of: Table, row: number) => void

type Props = { rows: readonly LinesRow[]; onPerson: OpenPerson }

/**
 * Persons in a line each, so that a name is found quickly. What does not stand in the line is one touch away, and the
 * head says so on every page.
 */
export function PeopleList({ rows, onPerson }: Props) {
  const [first] = rows
  if (!first) return null
  const { of, lines, table } = first
  const shown = lines.columns.slice(1).map((column) => textOf(of.columns[column]?.runs ?? []))
  const begins = first.rows[0] === 0
  const template = `${columnsEm(of, lines.columns)
    .map((em) => `minmax(0, ${em + 0.1}em)`)
    .join(' ')} minmax(0, 1fr)`
  return (
    <section class="people" data-table={table}>
      <p class="people-head" data-head="">
        <b>{words.lead(of.rows.length)}</b> <span>{withWholeWords(words.more(of.columns.length))}</span>
      </p>
      {begins && shown.length > 0 && <p class="people-shown">{withWholeWords(words.shown(shown))}</p>}
      {rows.map(({ index, rows: places }) => (
        <div key={index} class="people-row" data-piece={index}>
          {places.map((row) => (
            <TouchButton key={row} class="person" onPress={() => onPerson(of, row)}>
              <span class="person-line" style={{ gridTemplateColumns: template }}>
                {lines.columns.map((column, i) => (
                  <Cell key={column} of={of} row={row} column={column} name={i === 0} />
                ))}
              </span>
              <ScreenIcon name="arrow" />
            </TouchButton>
          ))}
        </div>
      ))}
    </section>
  )
}

function Cell({ of, row, column, name }: { of: Table; row: number; column: number; name: boolean }) {
  if (name) return <b>{inParts(nameOf(of, row))}</b>
  return <span>{textOf(of.rows[row]?.[column] ?? [])}</span>
}

/** 阿卜杜热合曼·买买提: a name of several parts may end a line after the dot, and nowhere within a part. */
function inParts(name: string): ComponentChildren {
  const parts = name.split(/(?<=·)/u)
  return parts.length === 1
    ? name
    : parts.map((part) => (
        <span key={part} class="keep">
          {part}
        </span>
      ))
}

/** Who a row is about; a row without a name, such as a sum, by the first thing that it says. */
export function nameOf(of: Table, row: number): string {
  const cells = (of.rows[row] ?? []).map(textOf)
  return cells[peopleOf(of)?.name ?? 0] || (cells.find((text) => text !== '') ?? '')
}
