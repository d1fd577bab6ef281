import { type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import type { SoundStation } from './station.ts'

type Sound<T> = T | undefined
type Times = Sound<readonly Sound<{ from?: string; to?: string }>[]>

/** What the schema of 预约 cannot say: order of times, groups that are named, errands in one place only. */
export function checkBookings({ bookings }: SoundStation): Finding[] {
  if (bookings === undefined) return []
  const { visits, dates = [], contacts, numbers } = bookings
  const at = (...path: Path): Path => ['bookings', ...path]
  return [
    ...timesOf(visits?.slots, at('visits', 'slots')),
    ...dates.flatMap((each, i) => timesOf(each?.slots, at('dates', i, 'slots'))),
    ...timesOf(numbers?.slots, at('numbers', 'slots')),
    ...unknownGroups(visits, at('visits', 'agents')),
    ...twice([
      { path: at('visits', 'items'), items: visits?.items },
      ...dates.map((each, i) => ({ path: at('dates', i, 'items'), items: each?.items })),
      { path: at('contacts', 'items'), items: contacts?.items },
    ]),
  ]
}

function timesOf(times: Times, path: Path): Finding[] {
  let before = ''
  return (times ?? []).flatMap((slot, i) => {
    const { from, to } = slot ?? {}
    if (from === undefined || to === undefined) return []
    const last = before
    before = to
    if (from >= to) return [wrong([...path, i], `写的是 ${from} 到 ${to}，结束应晚于开始`)]
    return from < last ? [wrong([...path, i], `${from} 在上一个时段结束以前，应从早到晚、互不重叠`)] : []
  })
}

type Visits = NonNullable<SoundStation['bookings']>['visits']

function unknownGroups(visits: Visits, path: Path): Finding[] {
  const known = visits?.groups ?? []
  return (visits?.agents ?? []).flatMap((agent, a) =>
    (agent?.groups ?? []).flatMap((group, g) =>
      group === undefined || known.includes(group)
        ? []
        : [wrong([...path, a, 'groups', g], `没有叫 ${group} 的组，应是 groups 里写过的`)],
    ),
  )
}

function twice(lists: readonly { path: Path; items: Sound<readonly Sound<number>[]> }[]): Finding[] {
  const seen = new Set<number>()
  return lists.flatMap(({ path, items = [] }) =>
    items.flatMap((seq, i) => {
      if (seq === undefined) return []
      const known = seen.has(seq)
      seen.add(seq)
      return known ? [wrong([...path, i], `第 ${seq} 项写了两遍，一件事应只有一种约法`)] : []
    }),
  )
}
