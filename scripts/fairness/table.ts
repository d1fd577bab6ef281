import type { PriorityRule } from '#daemon/domain/queue/rules.ts'
import { ALLOWED, type Compared, WITHOUT_FIGURES } from './choice.ts'
import type { WaitFigures } from './figures.ts'

type Table = { windows: number; compared: Compared; chosen: Compared['byRule'][number] | undefined }

/** The figures for people who set a station up, as Markdown. */
export function fairnessTable(days: number, tables: readonly Table[]): string {
  const rows = tables.flatMap(({ windows, compared, chosen }) => {
    const { firstCome, strict, byRule } = compared
    const before = byRule.find(({ rule }) => rule === WITHOUT_FIGURES)
    const lines: [string, Compared['strict'] | undefined][] = [
      ['先来先叫，不分优先', firstCome],
      ['优先号永远先叫', strict],
      [ruleWords(WITHOUT_FIGURES), before?.waits],
      [chosen === undefined ? '' : `**${ruleWords(chosen.rule)}**（推荐）`, chosen?.waits],
    ]
    return lines.map(([name, waits], i) =>
      waits === undefined
        ? ''
        : `| ${i === 0 ? windows : ''} | ${name} | ${cell(waits[0].priority)} | ${cell(waits[0].ordinary)} | ${cell(waits[0.3].priority)} | ${cell(waits[0.3].ordinary)} |`,
    )
  })
  return [
    '| 窗口 | 怎样叫 | 该优先的人 | 别的人 | 三成人乱报优先时，该优先的人 | 别的人 |',
    '|---|---|---|---|---|---|',
    ...rows.filter((row) => row !== ''),
    '',
    `${days} 个营业日，每格是等候的分钟数：95% 的人不超过 / 最久的一位。推荐的是：没有人乱报、一成半和三成的人乱报时，别的人 95% 的等候不超过先来先叫的 ${ALLOWED.p95} 倍、最久的不超过 ${ALLOWED.longest} 倍，其中该优先的人等得最短的一组。`,
  ].join('\n')
}

const ruleWords = ({ maxInARow, ageingMinutes }: PriorityRule) =>
  `连叫 ${maxInARow} 位，${ageingMinutes === null ? '不看等了多久' : `等满 ${ageingMinutes} 分钟一样先叫`}`

const cell = ({ p95, longest }: WaitFigures) => `${Math.round(p95)} / ${Math.round(longest)}`
