import type { StationView } from '#contract/station.ts'

type Rule = StationView['priority']

/** Who is called first, and how everybody else still gets their turn: the station's rule in plain words. */
export const words = {
  who: ({ fromAge }: Rule) =>
    `${fromAge === null ? '老人' : `${fromAge} 岁以上的老人`}、体弱和生病的人、残疾人、孕妇、抱婴的人、退役和现役军人优先`,
  fair: ({ maxInARow, ageingMinutes }: Rule) =>
    `有别人在等，优先号最多连叫 ${maxInARow} 位${ageingMinutes === null ? '，再叫普通号' : `；等满 ${ageingMinutes} 分钟的人，和优先号一样先叫`}`,
} as const
