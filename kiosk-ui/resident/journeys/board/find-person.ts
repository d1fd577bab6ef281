import type { Block } from '#contract/notice.ts'
import {
  type Runs,
  type Table,
  isLongList,
  peopleOf,
  surnameOf,
  textOf,
  valuesOf,
} from '../../../parts/notice/people-table.ts'
import { words } from './words/people.ts'

export type FoundBy = 'group' | 'surname'
export type Found = { by: FoundBy; value: string }

/** One value finds nobody out. */
const LEAST_VALUES = 2

/** The list of persons of a notice in which one may be looked for; null where it has none, or only a short one. */
export function listToSearch(blocks: readonly Block[]): Table | null {
  const table = blocks.find((block): block is Table => block.at === 'table' && isLongList(block))
  return table && waysToFind(table).length > 0 ? table : null
}

/** By group or by surname: what the list has, and how many persons it leads to. */
export function waysToFind(of: Table): { by: FoundBy; values: ReadonlyMap<string, number> }[] {
  return (['group', 'surname'] as const)
    .map((by) => ({ by, values: valuesOf(of, valueBy(of, by)) }))
    .filter(({ values }) => values.size >= LEAST_VALUES)
}

/** The persons of a group or a surname, as a notice of their own: what was looked for stands above them. */
export function found(of: Table, { by, value }: Found): Block[] {
  const valueOf = valueBy(of, by)
  const rows = of.rows.filter((cells) => valueOf(cells) === value)
  const head = by === 'surname' ? words.find.ofSurname(value) : value
  return [
    { at: 'heading', level: 1, runs: [{ at: 'plain', text: head }] },
    { ...of, rows },
  ]
}

function valueBy(of: Table, by: FoundBy): (cells: readonly Runs[]) => string | null {
  const people = peopleOf(of)
  if (!people) return () => null
  const { name, group } = people
  if (by === 'surname') return (cells) => surnameOf(textOf(cells[name] ?? []))
  return (cells) => (group === null ? null : textOf(cells[group] ?? []))
}
