import type { Guide, GuideElement } from '#contract/guide.ts'
import type { GuideUpkeepReply } from '#contract/guide-upkeep.ts'

type Upkeep = GuideUpkeepReply['guides'][number]

/** `use`: how often residents wanted a guide, by its seq. */
export function guideUpkeep(
  guides: readonly Guide[],
  use: { tickets: ReadonlyMap<number, number>; openings: ReadonlyMap<number, number> },
): Upkeep[] {
  return guides
    .map((guide): Upkeep => {
      const { seq, name, plainTitle, kind, category, unconfirmed, checked } = guide
      return {
        seq,
        name,
        plainTitle,
        kind,
        category,
        unconfirmed,
        nothing: unconfirmed.filter((element) => saysNothing(guide, element)),
        tickets: use.tickets.get(seq) ?? 0,
        openings: use.openings.get(seq) ?? 0,
        checked,
      }
    })
    .toSorted((a, b) => b.tickets + b.openings - (a.tickets + a.openings) || a.seq - b.seq)
}

function saysNothing({ fee, materials }: Guide, element: GuideElement): boolean {
  if (element === '收费情况') return /^[^，；。]{0,6}不收费。?$/.test(fee)
  return element === '申请材料' && materials.length === 0
}
