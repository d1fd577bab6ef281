import type { Block, Run } from '#contract/notice.ts'
import { BEFORE_NAME, DECIDED, GROUP, NAME } from './words/people-heads.ts'

export type Table = Extract<Block, { at: 'table' }>
export type Runs = readonly Run[]

/** The columns that tell the persons of a table apart, by their places. */
export type PeopleTable = { name: number; group: number | null }

/** So few are read whole; a line that must be touched to be understood would only be in the way. */
const FEW = 2
/** More than this fill a page as a table, and a line each with a way to find them serves better. */
const MANY = 12
/** Width of a character in em: Chinese ones are square, digits and letters at most this wide. */
const NARROW_EM = 0.62
/** A name of another tongue may take two lines, and the others keep their group. */
const LINES_OF_A_NAME = 2
const SHORT_NAME_EM = 4
/** Between two columns of a line. */
const BETWEEN_EM = 0.75

/** Null where the lines of a table are not about persons: accounts, dates, rules. */
export function peopleOf({ columns }: Table): PeopleTable | null {
  const heads = columns.map(({ runs }) => textOf(runs))
  const name = heads.findIndex((head) => NAME.test(head))
  const before = heads.slice(0, Math.max(0, name))
  if (name < 0 || before.some((head) => !BEFORE_NAME.test(head) && !GROUP.test(head))) return null
  const group = heads.findIndex((head, i) => i !== name && GROUP.test(head))
  return { name, group: group < 0 ? null : group }
}

/** Whether the persons stand in a line each. `whole`: the table fits the page, each row in one line. */
export function readsAsList({ rows }: Table, whole: boolean): boolean {
  return rows.length > (whole ? MANY : FEW)
}

/** Whether there is enough of a list to look for one in it. */
export function isLongList(table: Table): boolean {
  return peopleOf(table) !== null && table.rows.length > MANY
}

/** What stands in a line, by its columns: the name, the group, then what was decided, as far as every line has room for it. */
export function lineOf(table: Table, { name, group }: PeopleTable, roomEm: number): number[] {
  const decided = table.columns.flatMap(({ runs }, i) => (DECIDED.test(textOf(runs)) ? [i] : []))
  const wanted = [...(group === null ? [] : [group]), ...decided.toReversed()]
  const [nameEm = 0] = columnsEm(table, [name])
  const names = Math.min(nameEm, Math.max(SHORT_NAME_EM, nameEm / LINES_OF_A_NAME + 1))
  const columns = [name]
  let left = roomEm - names
  for (const column of new Set(wanted)) {
    const [em = 0] = columnsEm(table, [column])
    if (column === name || em + BETWEEN_EM > left) continue
    columns.push(column)
    left -= em + BETWEEN_EM
  }
  return columns
}

/** Em that each column of a line takes, so that the columns of all lines stand beneath one another. */
export function columnsEm(table: Table, columns: readonly number[]): number[] {
  return columns.map((column) => Math.max(0, ...table.rows.map((cells) => emOf(textOf(cells[column] ?? [])))))
}

/** The values of a column in the order in which they first come, with how many have each. */
export function valuesOf(
  table: Table,
  valueOf: (cells: readonly Runs[]) => string | null,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cells of table.rows) {
    const value = valueOf(cells)
    if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

/** Null where a name does not begin with a Chinese character that could be a surname: it is masked. */
export function surnameOf(name: string): string | null {
  const [first = ''] = name.trim()
  return /\p{Script=Han}/u.test(first) ? first : null
}

export function textOf(runs: Runs): string {
  return runs.map(({ text }) => text).join('')
}

function emOf(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? NARROW_EM : 1),
    0,
  )
}
