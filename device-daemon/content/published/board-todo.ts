import type { BoardClassView, NoticeEntry } from '#contract/notice.ts'
import type { StandingTodo } from '#daemon/domain/standing.ts'

/** What the 信息公开 board needs of a person. `class`: id of a class, `name`: its name; days are YYYY-MM-DD. */
export type BoardTodo = StandingTodo &
  (
    | { code: 'class-empty'; class: string; name: string; latest: string | null }
    | {
        code: 'class-overdue'
        class: string
        name: string
        dueOn: string
        latest: string | null
        rule: string
      }
    /** A 公示 whose last day comes this week. */
    | { code: 'publicity-ends'; notice: string; title: string; until: string }
  )

/** Today, and the six days after it. */
const THIS_WEEK_DAYS = 7

type Shown = {
  classes: readonly Pick<BoardClassView, 'id' | 'name' | 'warning' | 'latest'>[]
  notices: readonly Pick<NoticeEntry, 'id' | 'title' | 'until' | 'remainingDays'>[]
}

/** Classes with nothing to show, those whose next publication is overdue, and every 公示 that ends this week. */
export function boardTodo({ classes, notices }: Shown): readonly BoardTodo[] {
  const when = { at: 'today' } as const
  return [
    ...classes.flatMap(({ id, name, warning, latest }): BoardTodo[] => {
      switch (warning.at) {
        case 'none':
          return []
        case 'empty':
          return [
            {
              id: `board:empty:${name}`,
              code: 'class-empty',
              when,
              since: null,
              class: id,
              name,
              latest,
            },
          ]
        case 'overdue': {
          const { dueOn, rule } = warning
          return [
            {
              id: `board:overdue:${name}`,
              code: 'class-overdue',
              when,
              since: null,
              class: id,
              name,
              dueOn,
              latest,
              rule,
            },
          ]
        }
      }
    }),
    ...notices.flatMap(({ id, title, until, remainingDays }): BoardTodo[] => {
      if (until === null || remainingDays === null || remainingDays > THIS_WEEK_DAYS) return []
      // The last day itself counts as one that is left.
      const days = remainingDays - 1
      return [
        {
          id: `board:ends:${id}`,
          code: 'publicity-ends',
          when: days === 0 ? when : { at: 'days', days, day: until },
          since: null,
          notice: id,
          title,
          until,
        },
      ]
    }),
  ]
}
