import type { BoardClassView } from '#contract/notice.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'

/** Classes of 信息公开 by their names: those with nothing to show, and those whose next publication is overdue. */
export type BoardTrouble = Standing & {
  at: 'board'
  code: 'board-behind'
  empty: readonly string[]
  overdue: readonly string[]
}

/** What the board lacks, asked now; since when, is remembered from the first asking. */
export function boardTroubles(
  classes: () => readonly Pick<BoardClassView, 'name' | 'warning'>[],
  clock: Pick<Clock, 'now'>,
): () => readonly BoardTrouble[] {
  let since: string | null = null
  return () => {
    const warned = classes()
    const named = (at: 'empty' | 'overdue') =>
      warned.flatMap(({ name, warning }) => (warning.at === at ? [name] : []))
    const [empty, overdue] = [named('empty'), named('overdue')]
    if (empty.length + overdue.length === 0) {
      since = null
      return []
    }
    since ??= new Date(clock.now()).toISOString()
    return [{ id: 'board:behind', at: 'board', code: 'board-behind', since, empty, overdue }]
  }
}
