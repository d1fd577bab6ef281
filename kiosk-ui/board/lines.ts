import type { LinesOf } from '../parts/notice/measure-notice.ts'
import type { Lines } from '../parts/notice/notice-pieces.ts'
import { type Table, columnsEm, peopleOf, readsAsList, textOf } from '../parts/notice/people-table.ts'

/** Em of type between two columns of a line, and between two lines side by side: as in lines.css. */
const BETWEEN_EM = 0.7
const APART_EM = 2
/** More lines side by side are not told apart from across a room. */
const MOST_ABREAST = 3
/** What is longer is a text, and no line of a list has room for it. */
const SHORT_EM = 8
/** A head may take two lines, but for a short one. */
const LINES_OF_A_HEAD = 2
const SHORT_HEAD_EM = 2
/** An errand's name has this much room at least, so that it seldom takes more than two lines. */
const LEAST_NAME_EM = 11

/** Persons stand in a line each where they are many or their rows need more than a line. */
export const lobbyLines: LinesOf = (table, place, whole) =>
  peopleOf(table) && readsAsList(table, whole) ? personLines(table, roomEm(place)) : null

/** Every errand in a line of its own; its name takes what the others leave. */
export const itemLines: LinesOf = (table, place) => {
  const columns = table.columns.map((_, i) => i)
  const least = widthEm(table, columns.toSpliced(ITEM_NAME, 1)) + BETWEEN_EM + LEAST_NAME_EM
  return { columns, abreast: abreastIn(roomEm(place), least) }
}
const ITEM_NAME = 1

/** The columns that every line has room for, in their order; `room` in em of type. */
export function personLines(table: Table, room: number): Lines {
  const people = peopleOf(table)
  const name = people?.name ?? 0
  const group = people?.group ?? null
  const same = new Set(sameOf(table).map(({ column }) => column))
  const short = table.columns
    .map((_, i) => i)
    .filter((i) => i !== name && !same.has(i) && columnEm(table, i) > 0 && columnEm(table, i) <= SHORT_EM)
  // The result stands to the right; what is on the left can be missed first.
  const wanted = [...(group !== null && short.includes(group) ? [group] : []), ...short.toReversed()]
  const chosen = [name]
  for (const column of new Set(wanted)) if (widthEm(table, [...chosen, column]) <= room) chosen.push(column)
  const columns = chosen.toSorted((a, b) => a - b)
  return { columns, abreast: abreastIn(room, widthEm(table, columns)) }
}

/** What all rows say alike is said once for them all. */
export function sameOf(table: Table): { column: number; text: string }[] {
  const name = peopleOf(table)?.name ?? 0
  return table.columns.flatMap((_, column) => {
    const [first = '', ...others] = table.rows.map((cells) => textOf(cells[column] ?? []))
    const same =
      column !== name && first !== '' && others.length > 0 && others.every((text) => text === first)
    return same ? [{ column, text: first }] : []
  })
}

/** Columns that stand in no line and are not the same for all: the kiosk has them. */
export function leftOutOf(table: Table, { columns }: Lines): number[] {
  const same = new Set(sameOf(table).map(({ column }) => column))
  return table.columns.flatMap((_, i) =>
    columns.includes(i) || same.has(i) || columnEm(table, i) === 0 ? [] : [i],
  )
}

/** How the columns of a line share its width: what is longer than short takes what the others leave. */
export function templateOf(table: Table, { columns }: Lines): string {
  const widths = columns.map((column) => ({ em: columnEm(table, column) }))
  const long = widths.some(({ em }) => em > SHORT_EM)
  const tracks = widths.map(({ em }) => (em > SHORT_EM ? 'minmax(0, 1fr)' : `${em + 0.1}em`))
  return [...tracks, ...(long ? [] : ['minmax(0, 1fr)'])].join(' ')
}

/** With its head; 0 where no row says anything. */
function columnEm(table: Table, column: number): number {
  const [em = 0] = columnsEm(table, [column])
  const head = Array.from(textOf(table.columns[column]?.runs ?? [])).length
  return em === 0 ? 0 : Math.max(em, Math.min(head, SHORT_HEAD_EM), Math.ceil(head / LINES_OF_A_HEAD))
}

function widthEm(table: Table, columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + columnEm(table, column) + BETWEEN_EM, -BETWEEN_EM)
}

function abreastIn(room: number, width: number): number {
  return Math.min(MOST_ABREAST, Math.max(1, Math.floor((room + APART_EM) / (width + APART_EM))))
}

/** Em of its type that a line has where it stands alone. */
function roomEm(place: HTMLElement): number {
  const list = place.querySelector('.notice-text') ?? place
  return place.clientWidth / (Number.parseFloat(getComputedStyle(list).fontSize) * LIST_TYPE)
}

/** Of a list's type to that of a text: `.lines` in lines.css. */
const LIST_TYPE = 0.8
