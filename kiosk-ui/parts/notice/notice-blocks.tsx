import type { ComponentChildren } from 'preact'
import type { Run } from '#contract/notice.ts'
import type { PagePart } from './lay-pages.ts'
import { type Piece, sliceRuns } from './notice-pieces.ts'
import { NoticePicture } from './notice-picture.tsx'
import type { PictureRoom } from './picture-box.ts'
import { withWholeWords } from '../in-phrases.tsx'

type Props = {
  pieces: readonly Piece[]
  parts: readonly PagePart[]
  /** Px of each table's columns as the whole table has them, so that its columns stay the same on every page. */
  widths: ReadonlyMap<number, readonly number[]>
  /** Null while the page is being measured. */
  room: PictureRoom | null
  /** How rows in a line each stand, on a surface that makes such lists. */
  linesList?: LinesListOf
}

/** Lines side by side, and their place among the pieces. */
export type LinesRow = Extract<Piece, { at: 'lines' }> & { index: number }
type LinesListOf = (table: number, rows: readonly LinesRow[]) => ComponentChildren

type Shown = { piece: Piece; index: number; from: number; to: number | 'whole' }
/** Rows of one table, or whatever else stands between tables. */
type Group = { table: number | null; shown: Shown[] }

/** A page of a notice: text nodes and the station's own pictures, so that its text can never become markup. */
export function NoticeBlocks({ pieces, parts, widths, room, linesList }: Props) {
  const shown = parts.flatMap(({ piece: index, from, to }): Shown[] => {
    const piece = pieces[index]
    return piece ? [{ piece, index, from, to }] : []
  })
  return (
    <div class="notice-text">
      {grouped(shown).map(({ table, shown: members }) =>
        table === null
          ? members.map((member) => <PieceView key={member.index} shown={member} room={room} />)
          : (listOf(table, members, linesList) ?? tableOf(table, members, widths.get(table))),
      )}
    </div>
  )
}

/** Neighbouring rows of one table are one table again. */
function grouped(shown: readonly Shown[]): Group[] {
  const groups: Group[] = []
  for (const one of shown) {
    const table = 'table' in one.piece ? one.piece.table : null
    const last = groups.at(-1)
    if (last && last.table === table) last.shown.push(one)
    else groups.push({ table, shown: [one] })
  }
  return groups
}

/** Null where its rows do not stand in a line each. */
function listOf(table: number, shown: readonly Shown[], linesList: LinesListOf | undefined) {
  const rows = shown.flatMap(({ piece, index }) => (piece.at === 'lines' ? [{ ...piece, index }] : []))
  return rows.length === 0 ? null : linesList?.(table, rows)
}

function tableOf(table: number, rows: readonly Shown[], widths: readonly number[] | undefined) {
  const first = rows[0]?.piece
  if (first?.at !== 'row') return null
  return (
    <table key={`table ${table}`} data-table={table} data-fixed={widths ? '' : undefined}>
      {widths && (
        <colgroup>
          {widths.map((width, i) => (
            <col key={i} style={{ width: `${width}px` }} />
          ))}
        </colgroup>
      )}
      <thead data-head="">
        <tr>
          {first.columns.map(({ runs, align }, i) => (
            <th key={i} scope="col" data-align={align}>
              <Words runs={runs} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(
          ({ piece, index }) =>
            piece.at === 'row' && (
              <tr key={index} data-piece={index}>
                {piece.cells.map((runs, i) => (
                  <td key={i} data-align={piece.columns[i]?.align}>
                    <Words runs={runs} />
                  </td>
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function PieceView({ shown: { piece, index, from, to }, room }: { shown: Shown; room: PictureRoom | null }) {
  const cut = (runs: readonly Run[]) => (to === 'whole' ? runs : sliceRuns(runs, from, to))
  switch (piece.at) {
    case 'heading':
      return (
        <h2 data-piece={index} data-level={piece.level}>
          <Words runs={piece.runs} running />
        </h2>
      )
    case 'paragraph':
      return (
        <p data-piece={index}>
          <Words runs={cut(piece.runs)} running />
        </p>
      )
    case 'item':
      return (
        <p class="item" data-piece={index}>
          <span class="item-mark">{from === 0 ? piece.mark : ''}</span>
          <Words runs={cut(piece.runs)} running />
        </p>
      )
    case 'field':
      return (
        <p class="field" data-piece={index} data-first={piece.beginsCard ? '' : undefined}>
          <span class="field-label">{from === 0 && <Words runs={piece.label} running />}</span>
          <Words runs={cut(piece.runs)} running />
        </p>
      )
    case 'picture':
      return <NoticePicture picture={piece.picture} place={piece} piece={index} room={room} />
    case 'rule':
      return <hr data-piece={index} />
    case 'row':
    case 'lines':
      return null
  }
}

/** `running`: there is the width for whole words. */
function Words({ runs, running = false }: { runs: readonly Run[]; running?: boolean }) {
  const shown = running ? withWholeWords : (text: string) => text
  return (
    <span class="words">
      {runs.map(({ at, text }, i) => (at === 'bold' ? <b key={i}>{shown(text)}</b> : shown(text)))}
    </span>
  )
}
