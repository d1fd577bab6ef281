import type { Guide, GuideElement } from '#contract/guide.ts'
import type { Paper, PaperBlock } from '#contract/paper.ts'
import { fullDate } from '#daemon/full-date.ts'
import { editionCode, editionOf } from './edition.ts'
import { bringPaper, heading, TO_CONFIRM } from './bring-paper.ts'

export type GuidePaperFacts = {
  stationName: string
  phone: string
  /** A sample station marks its paper, so that it is not taken for real. */
  sample: boolean
  /** YYYY-MM-DD by the station's wall clock. */
  day: string
}

/** The catalogue's names of the elements, in which it also says which of them are unconfirmed. */
const ELEMENT = {
  timeLimit: '办理时限',
  fee: '收费情况',
  conditions: '受理条件',
  steps: '办理流程',
  channels: '办理渠道',
  basis: '办事依据',
} as const

const rule: PaperBlock = { at: 'rule', heavy: false }
const heavyRule: PaperBlock = { at: 'rule', heavy: true }

/**
 * A guide to take home: what to bring first, then the other elements in the order of the screen. What is not confirmed
 * says 待核定 in its heading; nothing is left out for it and nothing invented.
 */
export function guidePaper(guide: Guide, facts: GuidePaperFacts): Paper {
  const section = (title: string, element: GuideElement, body: PaperBlock[]): PaperBlock[] => {
    const waits = guide.unconfirmed.includes(element)
    return body.length === 0 && !waits ? [] : [heading(title, waits), ...body, rule]
  }
  return {
    blocks: [
      ...(facts.sample ? [text('【示例】仅供试用，不能办事', 'center', true)] : []),
      text(facts.stationName, 'center', true),
      heavyRule,
      { at: 'text', text: guide.plainTitle, align: 'center', size: 2, bold: true },
      ...(guide.name === guide.plainTitle ? [] : [text(guide.name, 'center')]),
      ...(guide.suspended === null ? [] : [text(`现在暂停办理：${guide.suspended}`, 'left', true)]),
      heavyRule,
      ...paymentPaper(guide),
      ...bringPaper(guide),
      rule,
      ...section(
        '多久办好',
        ELEMENT.timeLimit,
        timeWords(guide).map((words) => text(words)),
      ),
      ...section(
        '收费',
        ELEMENT.fee,
        known(guide.fee).map((words) => text(words)),
      ),
      ...section('什么人能办', ELEMENT.conditions, list(guide.conditions)),
      ...section('怎么办', ELEMENT.steps, list(guide.steps, 'number')),
      ...section('在哪里办', ELEMENT.channels, list(guide.channels)),
      ...stationPaper(guide),
      ...section('依据', ELEMENT.basis, list(guide.legalBasis.map(basisWords))),
      text('写着“待核定”的，本站还没有核实，以窗口一次性告知为准。'),
      {
        at: 'ends',
        left: `指南第 ${guide.seq} 项`,
        right: [guide.kind, guide.handling ?? guide.itemClass].join(' '),
        bold: false,
      },
      text(`目录 ${editionOf(guide)}`),
      ...(guide.since === null ? [] : [text(termWords(guide.since, guide.until))]),
      text(`打印 ${fullDate(facts.day)}`),
      ...(guide.checked === null
        ? []
        : [text(`最后核对 ${fullDate(guide.checked.on)}，${guide.checked.by}`)]),
      text(`咨询电话 ${facts.phone}`),
      { at: 'qr', text: editionCode(guide), caption: '内容指纹，和别处的对一对就知道是不是同一版' },
    ],
  }
}

function paymentPaper({ payment }: Guide): PaperBlock[] {
  if (payment === null) return []
  const { payee, place, number } = payment
  return [heading('交费', false), ...list([`交给 ${payee}`, `地点 ${place}`, `要带 ${number}`]), rule]
}

/** What the station itself says of it, and the agencies that take it for the station. */
function stationPaper({ here, agencies, portal }: Guide): PaperBlock[] {
  const { hours, window, contact, forms } = here
  const said = [
    ...(hours === null ? [] : [`时间 ${hours}`]),
    ...(window === null ? [] : [`窗口 ${window}`]),
    ...(contact === null ? [] : [`问谁 ${contact}`]),
    ...forms.map(({ name, where }) => `表格 ${name}：${where}`),
  ]
  const places = agencies.map(
    ({ kind, name, place, hours: open, phone }) => `${name}（${kind}）：${place}，${open}，电话 ${phone}`,
  )
  return [
    ...(said.length === 0 ? [] : [heading('在本站办', false), ...list(said), rule]),
    ...(places.length === 0 ? [] : [heading('代办网点', false), ...list(places), rule]),
    ...(portal === null
      ? []
      : [
          heading('网上办', false),
          text(portal.name),
          { at: 'qr', text: portal.url, caption: '扫码去网上办' } as const,
          rule,
        ]),
  ]
}

function text(words: string, align: 'left' | 'center' = 'left', bold = false): PaperBlock {
  return { at: 'text', text: words, align, size: 1, bold }
}

function list(items: readonly string[], mark: 'dot' | 'number' = 'dot'): PaperBlock[] {
  return items.length === 0 ? [] : [{ at: 'list', mark, items: [...items] }]
}

function termWords(since: string, until: string | null): string {
  return `自${fullDate(since)}起执行${until === null ? '' : `，到${fullDate(until)}为止`}`
}

/** The heading says 待核定 already; the number of days that is missing says it where it would stand. */
function timeWords({ timeLimit, kind }: Guide): string[] {
  const { statutoryWorkdays, promisedWorkdays } = timeLimit
  return [
    ...known(timeLimit.text),
    ...(statutoryWorkdays === null ? [] : [`法定时限：${statutoryWorkdays} 个工作日`]),
    ...(kind === '承诺件'
      ? [`承诺时限：${promisedWorkdays === null ? TO_CONFIRM : `${promisedWorkdays} 个工作日`}`]
      : []),
  ]
}

const known = (words: string): string[] => (words.replace('。', '') === TO_CONFIRM ? [] : [words])

/** A title within a title has single marks (GB/T 15834). */
function basisWords({ title, docNumber, article, confidence }: Guide['legalBasis'][number]): string {
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉')
  const mark = confidence === 'high' ? undefined : `［${TO_CONFIRM}］`
  return [`《${inner}》`, docNumber, article, mark].filter((part) => part !== undefined).join(' ')
}
