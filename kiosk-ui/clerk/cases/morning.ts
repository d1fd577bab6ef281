import type { CaseLight, CaseLine } from '#contract/cases.ts'
import { fullDate } from '../../words/dates.ts'
import type { ListGroup, ListRow } from './list-a4.tsx'
import { words } from './words.ts'

/** The nearest first. */
const LIGHTS: readonly CaseLight[] = ['overdue', 'red', 'amber', 'green', 'none']
const RESULTS: ReadonlySet<CaseLine['state']['at']> = new Set(['answered', 'decided'])

export type Person = { name: string; count: number; late: number }

/** Who has how many of them in hand, by name; those with the most that are overdue first. */
export function peopleOf(cases: readonly CaseLine[]): readonly Person[] {
  const people = new Map<string, Person>()
  for (const { by: name, light } of cases) {
    const { count, late } = people.get(name) ?? { count: 0, late: 0 }
    people.set(name, { name, count: count + 1, late: late + Number(light === 'overdue') })
  }
  return [...people.values()].toSorted((a, b) => b.late - a.late || b.count - a.count)
}

const rowOf = ({ id, number, item, name, state, dueOn, light }: CaseLine): ListRow => {
  const day = [dueOn === null ? '' : fullDate(dueOn), words.lights[light]].filter(Boolean).join(' ')
  return { id, light, cells: [number, item, name ?? '', words.states[state.at], day, ''] }
}

/** What a person has to see to today; of several people, each on their own. */
export function morningGroups(cases: readonly CaseLine[]): readonly ListGroup[] {
  const people = peopleOf(cases)
  const sorted = LIGHTS.flatMap((light) => cases.filter((line) => line.light === light))
  if (people.length > 1)
    return people.map(({ name, count, late }) => ({
      title: words.list.person(name, count, late),
      rows: sorted.filter(({ by }) => by === name).map(rowOf),
    }))
  return LIGHTS.map((light) => ({
    title: words.list.groups[light],
    rows: sorted.filter((line) => line.light === light).map(rowOf),
  })).filter(({ rows }) => rows.length > 0)
}

/** Whether there is a result that the person does not have yet. */
export const hasResult = ({ state }: Pick<CaseLine, 'state'>): boolean => RESULTS.has(state.at)

/** 「有结果了」: numbers and days, and nothing of a person or of what they came for. */
export function resultGroups(cases: readonly CaseLine[]): readonly ListGroup[] {
  const rows = cases
    .filter(hasResult)
    .map(({ id, number, state }): ListRow => ({ id, light: 'none', cells: [number, fullDate(state.on)] }))
  return rows.length === 0 ? [] : [{ title: words.list.resultsGroup, rows }]
}
