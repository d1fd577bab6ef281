import { doubtful, type Finding, type Path, wrong } from '#daemon/content/check/finding.ts'
import type { KnownItems } from '#daemon/content/guide/known-items.ts'
import type { SoundStation } from './station.ts'

/**
 * Whether the errands that station.yaml names are in the catalogue, and those of the home screen can be taken. One that is
 * suspended for a time is only told: nobody has to edit a second file for it. `items` is null while the catalogue itself cannot be read.
 */
export function checkErrands(
  { queues = [], skills = [], bookings = {}, commonItems }: SoundStation,
  items: KnownItems | null,
): Finding[] {
  if (items === null) return []
  return [
    ...queues.flatMap((queue, q) =>
      (queue?.items ?? []).flatMap((seq, i) =>
        seq === undefined ? [] : unknownItem(['queues', q, 'items', i], seq, items),
      ),
    ),
    ...skills.flatMap((skill, s) =>
      (skill?.items ?? []).flatMap((seq, i) =>
        seq === undefined ? [] : unknownItem(['skills', s, 'items', i], seq, items),
      ),
    ),
    ...itemsOfBookings(bookings).flatMap(({ path, seqs }) =>
      seqs.flatMap((seq, i) => (seq === undefined ? [] : unknownItem([...path, i], seq, items))),
    ),
    ...checkCommonItems(commonItems ?? [], items),
  ]
}

type Seqs = readonly (number | undefined)[]

const itemsOfBookings = ({
  visits,
  dates = [],
  contacts,
}: NonNullable<SoundStation['bookings']>): { path: Path; seqs: Seqs }[] => [
  { path: ['bookings', 'visits', 'items'], seqs: visits?.items ?? [] },
  ...dates.map((each, i) => ({ path: ['bookings', 'dates', i, 'items'], seqs: each?.items ?? [] })),
  { path: ['bookings', 'contacts', 'items'], seqs: contacts?.items ?? [] },
]

function checkCommonItems(common: NonNullable<SoundStation['commonItems']>, items: KnownItems): Finding[] {
  return common.flatMap((errand, index) => {
    const path = ['commonItems', index, 'seq']
    const seq = errand?.seq
    if (seq === undefined) return []
    const item = items.get(seq)
    if (!item) return unknownItem(path, seq, items)
    switch (item.takeable) {
      case 'yes':
        return []
      case 'suspended':
        return [doubtful(path, `第 ${seq} 项 ${item.name} 已暂停，首页先不显示；恢复以前可以换成别的事项`)]
      case 'not-here':
        return [doubtful(path, `第 ${seq} 项 ${item.name} 本站不办或还没有填好，首页先不显示`)]
      case 'never':
        return [wrong(path, `第 ${seq} 项 ${item.name} 不能自助取号，应换成能取号的事项`)]
    }
  })
}

function unknownItem(path: Path, seq: number, items: KnownItems): Finding[] {
  if (items.has(seq)) return []
  const all = [...items.keys()].toSorted((a, b) => a - b)
  return [wrong(path, `目录里没有第 ${seq} 项，应为目录里的序号（${all[0] ?? '无'}–${all.at(-1) ?? '无'}）`)]
}
