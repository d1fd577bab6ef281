import type { CaseDocument } from '#contract/case-papers.ts'
import type { DeliveredHow } from '#contract/case-changes.ts'
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
  entrusted: { title: '代办委托书', word: '委' },
  registered: { title: '代办材料回执', word: '收' },
  'handed-on': { title: '材料移交单', word: '移' },
  'handed-back': { title: '材料退还单', word: '退' },
  delivered: { title: '送达回证', word: '送' },
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
      ...signedBlocks(view, document),
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
      return [text('这件事转交给：', 'left', true), text(act?.text ?? act?.why ?? '见当面的说明')]
    case 'entrusted':
      return [text('我自愿请便民服务站代办这件事。', 'left', true), ...ENTRUSTED.map((words) => text(words))]
    case 'registered':
      return [
        text('代办员收到下面这些材料，当面点清。', 'left', true),
        ...thingBlocks(act),
        text('办完以后，该退的原件当面退还。代办不收费。'),
      ]
    case 'handed-on':
      return [text(`交给：${act?.text ?? '见当面的说明'}`, 'left', true), ...thingBlocks(act)]
    case 'handed-back':
      return [text('下面这些材料退还本人，当面点清。', 'left', true), ...thingBlocks(act)]
    case 'delivered':
      return [
        text(`结果${delivered[deliveredHow(act?.why)]}。`, 'left', true),
        ...(resultOf(view) === null ? [] : [text(`结果：${resultOf(view)}`)]),
        ...thingBlocks(act),
      ]
  }
}

/** What was done when the paper was given. */
export function actOf(
  { acts, documents }: CaseView,
  document: CaseDocument,
): CaseView['acts'][number] | undefined {
  const own = acts.find(
    ({ paper }) =>
      paper?.kind === document.kind && paper.year === document.year && paper.ordinal === document.ordinal,
  )
  if (own !== undefined) return own
  // Earlier versions did not write down which paper an act gave: both stand in the same order.
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

/** What a person agrees to who asks for 帮办代办, as it is read to them and as it stands on the paper. */
export const ENTRUSTED: readonly string[] = [
  '代办不收费，也不收礼。',
  '要不要代办由我自己定，随时可以收回。',
  '材料当面点清，给我回执。',
  '办到哪一步，告诉我；结果送到我手里。',
  '电话和住址只给代办员看，看一次记一次。',
]

export const delivered: Readonly<Record<DeliveredHow, string>> = {
  'handed-over': '当面交给了本人',
  'brought-home': '送到了家里',
  posted: '寄出去了',
  'told-by-phone': '打电话告诉了本人',
}
const isDelivered = (why: string): why is DeliveredHow => Object.hasOwn(delivered, why)
export const deliveredHow = (why: string | undefined): DeliveredHow =>
  why !== undefined && isDelivered(why) ? why : 'handed-over'

/** What was decided or answered, in the words of the one who wrote it down; null for none. */
export const resultOf = ({ acts }: CaseView): string | null =>
  acts.findLast(({ at }) => at === 'decided' || at === 'answered')?.text ?? null

const thingBlocks = (act: CaseView['acts'][number] | undefined): PaperBlock[] => {
  const things = act?.things ?? []
  if (things.length === 0) return []
  return [
    rule,
    line(`共 ${things.length} 样`, '原件 / 复印', true),
    ...things.map(({ name, original, copy }) => line(name, `${original} / ${copy}`)),
  ]
}

/** Who signs it: the person, or the office that takes something over. */
function signedBlocks(view: CaseView, document: CaseDocument): PaperBlock[] {
  if (actOf(view, document)?.signed === 'on-screen') return [line(signerOf(document), '已在屏上签字')]
  return [line(signerOf(document), '____________')]
}

export const signerOf = ({ kind }: Pick<CaseDocument, 'kind'>): string =>
  kind === 'entrusted' ? '委托人' : kind === 'handed-on' ? '接收人' : '收到人'

/** Papers that say what was brought; those of things that change hands count these themselves. */
const SHOWS_RECEIVED: ReadonlySet<CaseDocument['kind']> = new Set([
  'done',
  'reported',
  'accepted',
  'told',
  'not-eligible',
])

function receivedBlocks({ materials }: CaseView, { kind }: CaseDocument): PaperBlock[] {
  const received = materials.filter(({ state }) => state === 'received')
  if (!SHOWS_RECEIVED.has(kind) || received.length === 0) return []
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
