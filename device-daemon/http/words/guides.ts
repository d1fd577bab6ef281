import type { RestingGuide } from '#contract/guide.ts'
import { fullDate } from '#daemon/full-date.ts'

export const NO_SUCH_GUIDE = '目录里没有这件事。'

/** What is so of a guide that is not in force, and whom to ask. */
export function restingWords(guide: RestingGuide, townCentre: string): string {
  const so =
    guide.at === 'withdrawn'
      ? `“${guide.plainTitle}”的办事指南已于${fullDate(guide.on)}撤下`
      : `“${guide.plainTitle}”的办事指南自${fullDate(guide.from)}起执行，现在还没有开始`
  return `${so}。请问服务台工作人员，或${townCentre}。`
}
