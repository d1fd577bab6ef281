import type { CheckAnswer, Guide, GuideMaterial } from '#contract/guide.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'
import { editionOf } from './edition.ts'
import { named } from './bring-paper.ts'
import type { GuidePaperFacts } from './guide-paper.ts'

type CheckPaperFacts = GuidePaperFacts & {
  /** Opening hours in lines for people. */
  hours: readonly string[]
}

const heavyRule: PaperBlock = { at: 'rule', heavy: true }
const rule: PaperBlock = { at: 'rule', heavy: false }

/**
 * 自查单: what is still missing and where it is to be had, to be ticked off on the way; then what is there already. One
 * answer for each of the guide's materials. It bears nothing of who asked.
 */
export function checkPaper(guide: Guide, answers: readonly CheckAnswer[], facts: CheckPaperFacts): Paper {
  const said = (answer: CheckAnswer) => guide.materials.filter((_, i) => answers[i] === answer)
  const lacking = said('lack')
  const unsure = said('ask')
  const needless = said('not-needed')
  return {
    blocks: [
      ...(facts.sample ? [text('【示例】仅供试用，不能办事', { align: 'center', bold: true })] : []),
      text(facts.stationName, { align: 'center', bold: true }),
      heavyRule,
      text('自查单', { align: 'center', size: 3, bold: true }),
      text(guide.plainTitle, { align: 'center', size: 2, bold: true }),
      heavyRule,
      text(summary(lacking.length, unsure.length), { size: 2, bold: true }),
      ...group(lacking, 'box', '拿到一样，打一个勾', (material) =>
        // What names the source is said as the source.
        material.source === null
          ? ['没有或丢了，请问窗口', notes(material)]
          : [material.note, copies(material)],
      ),
      ...group(unsure, 'box', '要不要带，先问窗口', ({ when }) => [when ?? '']),
      ...group(said('have'), 'tick', '已经有的，一起带来', (material) => [notes(material)]),
      ...(needless.length === 0
        ? []
        : [rule, text('您说这次不用带', { bold: true }), text(needless.map(({ name }) => name).join('、'))]),
      heavyRule,
      text('办理时间', { bold: true }),
      ...facts.hours.map((line) => text(line)),
      text(`咨询电话 ${facts.phone}`),
      rule,
      text('仅供准备，不代替窗口一次性告知书。', { bold: true }),
      ...(guide.unconfirmed.includes('申请材料')
        ? [text('材料待核定，以窗口说的为准。', { bold: true })]
        : []),
      text(`指南第 ${guide.seq} 项`),
      text(`目录 ${editionOf(guide)}`),
      text(`打印 ${fullDate(facts.day)}`),
    ],
  }
}

function summary(lacking: number, unsure: number): string {
  if (lacking > 0) return `还差 ${lacking} 样`
  return unsure > 0 ? `${unsure} 样先问窗口` : '带齐了'
}

function group(
  materials: readonly GuideMaterial[],
  mark: 'box' | 'tick',
  title: string,
  linesOf: (material: GuideMaterial) => string[],
): PaperBlock[] {
  if (materials.length === 0) return []
  return [
    rule,
    text(title, { bold: true }),
    ...materials.map((material): PaperBlock => {
      const { name, drawing } = material
      return { at: 'thing', drawing, ...named(name, linesOf(material)), mark }
    }),
  ]
}

function notes(material: GuideMaterial): string {
  return [copies(material), material.note].filter((part) => part !== '').join('，')
}

function copies({ original, copy }: GuideMaterial): string {
  return [original > 0 ? `原件 ${original} 份` : '', copy > 0 ? `复印件 ${copy} 份` : '']
    .filter((part) => part !== '')
    .join('，')
}

function text(
  words: string,
  more: Partial<Pick<Extract<PaperBlock, { at: 'text' }>, 'align' | 'size' | 'bold'>> = {},
): PaperBlock {
  return { at: 'text', text: words, align: 'left', size: 1, bold: false, ...more }
}
