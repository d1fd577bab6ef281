import type { CaseDocument } from '#contract/case-papers.ts'
import type { CaseView } from '#contract/cases.ts'
import type { Guide } from '#contract/guide.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'

export type CasePaperFacts = {
  stationName: string
  address: string
  hours: readonly string[]
  phone: string
  /** A sample station marks its paper, so that it is not taken for real. */
  sample: boolean
  /** 经办人 as the plate shows one: name, and 工号 where there is one. */
  clerk: string
  /** Address at which a phone on the hall's Wi-Fi sees how it stands; null for none. */
  follow: string | null
}

/** `word`: what stands before the number: 〔2026〕受字第 0042 号. */
const kinds: Readonly<Record<CaseDocument['kind'], { title: string; word: string }>> = {
  done: { title: '办结单', word: '办' },
  reported: { title: '上报单', word: '报' },
  accepted: { title: '受理单', word: '受' },
  told: { title: '一次性告知书', word: '告' },
  'not-eligible': { title: '不符合条件告知书', word: '不' },
  'passed-on': { title: '转交单', word: '转' },
}

export const titleOf = ({ kind }: CaseDocument): string => kinds[kind].title

/** 〔2026〕受字第 0042 号. */
export const documentNumber = ({ kind, year, ordinal }: CaseDocument): string =>
  `〔${year}〕${kinds[kind].word}字第 ${String(ordinal).padStart(4, '0')} 号`

const rule: PaperBlock = { at: 'rule', heavy: false }
const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/** What a visit ended with, to take home. `guide`: of the errand, while there is one; nothing of it is invented. */
export function casePaper(
  view: CaseView,
  document: CaseDocument,
  guide: Guide | undefined,
  facts: CasePaperFacts,
): Paper {
  const { item, applicant, code } = view
  return {
    blocks: [
      ...(facts.sample ? [text('【示例】仅供试用，不能办事', 'center', true)] : []),
      ...(document.void ? [text('【作废】', 'center', true)] : []),
      text(facts.stationName, 'center', true),
      heavyRule,
      { at: 'text', text: kinds[document.kind].title, align: 'center', size: 3, bold: true },
      text(documentNumber(document), 'center'),
      heavyRule,
      ...said(view, document, facts),
      rule,
      text('办什么事', 'left', true),
      text(item),
      ...(guide === undefined ? [] : [text([guide.kind, guide.handling ?? guide.itemClass].join('，'))]),
      ...(applicant.at === 'named' ? [line('申请人', applicant.name)] : []),
      line('日期', fullDate(document.on)),
      ...(document.kind === 'accepted' || document.kind === 'told' ? timeBlocks(guide) : []),
      ...(guide === undefined
        ? []
        : [text(`收费：${guide.unconfirmed.includes('收费情况') ? '待核定' : guide.fee}`)]),
      ...receivedBlocks(view, document),
      rule,
      text('查询码', 'center'),
      { at: 'text', text: spaced(code), align: 'center', size: 2, bold: true },
      text('在自助机的“信息公开”里点“咨询投诉”，再点“查办件进度”，输入查询码。'),
      ...(facts.follow === null || document.void
        ? []
        : [{ at: 'qr' as const, text: facts.follow, caption: '连上大厅无线网，扫码看办到哪一步' }]),
      rule,
      line('件号', view.number),
      line('经办人', facts.clerk, true),
      line('收到人', '____________'),
      text(`问这件事 ${facts.phone}`),
      ...(guide === undefined ? [] : [text(`目录 ${guide.version}`)]),
    ],
  }
}

/** 4829 130 557: as it is read aloud and typed. */
export const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}`

/** What the paper is given for. */
function said(view: CaseView, document: CaseDocument, facts: CasePaperFacts): PaperBlock[] {
  const act = actOf(view, document)
  switch (document.kind) {
    case 'done':
      return [text('这件事当场办结了。', 'left', true)]
    case 'reported':
      return [
        text('这件事当场上报了，还在等上级的回执。', 'left', true),
        text('有了回执才算办结，我们会告诉您，也可以用查询码查。'),
      ]
    case 'accepted': {
      const { due } = view
      if (due === null) return [text('这件事受理了。', 'left', true)]
      return [
        text('答复日期', 'center'),
        { at: 'text', text: fullDate(due.date), align: 'center', size: 2, bold: true },
        ...(due.basis === null ? [] : [text(`以受理单为准。依据：${due.basis}`)]),
      ]
    }
    case 'told': {
      const missing = act?.missing ?? []
      return [
        ...(missing.length === 0
          ? [text('您问的这件事，要带的材料和办法见下面和办事指南。', 'left', true)]
          : [
              text(`还缺 ${missing.length} 样，请带齐再来，以这张纸为准。`, 'left', true),
              { at: 'list' as const, mark: 'number' as const, items: [...missing] },
            ]),
        ...(act?.text ? [text(`再告知一次的原因：${act.text}`)] : []),
        text(`到哪里补：${facts.address}`),
        ...facts.hours.map((words) => text(words)),
        text('现在还没有受理，时限从受理那天算起。'),
      ]
    }
    case 'not-eligible':
      return [
        text('不符合条件的原因', 'left', true),
        text(act?.text ?? '见当面的说明'),
        ...(act?.why === undefined ? [] : [text(`还可以到：${act.why}`)]),
      ]
    case 'passed-on':
      return [text('这件事转交给：', 'left', true), text(act?.why ?? '')]
  }
}

/** What was done when the paper was given: both are written down together, so the one stands at the other's place. */
export function actOf(
  { acts, documents }: CaseView,
  document: CaseDocument,
): CaseView['acts'][number] | undefined {
  const place = documents
    .filter(({ kind }) => kind === document.kind)
    .findIndex(({ year, ordinal }) => year === document.year && ordinal === document.ordinal)
  return acts.filter(({ at }) => at === document.kind)[place]
}

/** How long it takes by the law and by the promise, for as much as is known. */
function timesOf(guide: Guide | undefined): readonly (readonly [string, string])[] {
  if (guide === undefined) return []
  const { statutoryWorkdays, promisedWorkdays } = guide.timeLimit
  const isConfirmed = !guide.unconfirmed.includes('办理时限') && promisedWorkdays !== null
  return [
    ...(statutoryWorkdays === null ? [] : [['法定时限', `${statutoryWorkdays} 个工作日`] as const]),
    ['承诺时限', isConfirmed ? `${promisedWorkdays} 个工作日` : '待核定，以受理单为准'],
  ]
}

const timeBlocks = (guide: Guide | undefined): PaperBlock[] =>
  timesOf(guide).map(([name, time]) => line(name, time))

export const timeLines = (guide: Guide | undefined): string[] =>
  timesOf(guide).map(([name, time]) => `${name} ${time}`)

function receivedBlocks({ materials }: CaseView, { kind }: CaseDocument): PaperBlock[] {
  const received = materials.filter(({ state }) => state === 'received')
  if (kind === 'passed-on' || received.length === 0) return []
  return [
    rule,
    line(`收到 ${received.length} 样`, '原件 / 复印', true),
    ...received.map(({ name, original = 0, copy = 0 }) => line(name, `${original} / ${copy}`)),
  ]
}

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}

function line(left: string, right: string, bold = false): PaperBlock {
  return { at: 'ends', left, right, bold }
}
