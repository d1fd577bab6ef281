import type { Guide } from '#contract/guide.ts'
import type { OnlineRate } from '#contract/guide-upkeep.ts'

type Read = Pick<Guide, 'seq' | 'name' | 'itemClass' | 'onlineAvailable' | 'unconfirmed'>

/**
 * 网上可办率 of 二（二）9 of 安政办〔2020〕36号: over the 依申请政务服务事项 of a community; the 便民事项 are not counted,
 * and a village has none. While 办理渠道 of an item is 待核定, it may be either: the rate is then a range.
 */
export function onlineRate(guides: readonly Read[], stationType: string): OnlineRate {
  const items = guides
    .filter(({ itemClass }) => itemClass === '公共服务')
    .map(({ seq, name, ...item }) => ({ seq, name, online: onlineOf(item) }))
  const count = (of: OnlineRate['items'][number]['online']) =>
    items.filter(({ online }) => online === of).length
  const unconfirmed = count('unconfirmed')
  return {
    counts: stationType === '社区',
    items,
    confirmed: items.length - unconfirmed,
    percent:
      items.length === 0
        ? null
        : {
            least: percentOf(count('yes'), items.length),
            most: percentOf(count('yes') + unconfirmed, items.length),
          },
    normPercent: 50,
  }
}

function onlineOf({
  onlineAvailable,
  unconfirmed,
}: Pick<Read, 'onlineAvailable' | 'unconfirmed'>): OnlineRate['items'][number]['online'] {
  if (onlineAvailable === 'unknown' || unconfirmed.includes('办理渠道')) return 'unconfirmed'
  return onlineAvailable ? 'yes' : 'no'
}

/** Rounded down, so that a rate below the norm never reads as one that keeps it. */
function percentOf(part: number, whole: number): number {
  return Math.floor((part * 100) / whole)
}
