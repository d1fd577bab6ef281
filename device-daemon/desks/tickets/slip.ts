import type { Paper, PaperBlock } from '#contract/paper.ts'
import { checkCode } from '#daemon/domain/queue/check-code.ts'
import { qrText } from '#daemon/domain/queue/qr-text.ts'
import type { TicketRecord } from '#daemon/domain/queue/state.ts'
import { editionOf } from '../guides/edition.ts'
import { fullDate } from '#daemon/full-date.ts'

/** What a slip says besides the ticket itself. */
export type SlipFacts = {
  stationName: string
  /** A sample station marks its slips, so that they are not taken for real. */
  sample: boolean
  /** Null for 直接取号. */
  item: {
    /** The exact name of the catalogue. */
    name: string
    plainTitle: string
    /** What to bring, as the guide's paper has it. */
    bring: readonly PaperBlock[]
  } | null
  /** People called before this one. */
  ahead: number
  /** No window that may call it has a clerk, though others have. */
  unattended?: true
  estimate: { minutes: number | null; basis: number }
  /** Of the errand's guide; of the whole catalogue where the errand is not to be told. */
  edition: { version: string; hash: string }
  appVersion: string
  /** IANA name: the paper shows the station's own wall clock. */
  timeZone: string
  copy: 'first' | 'again'
  /** As in `qrText`. */
  phoneUrl?: string | undefined
}

type Size = Extract<PaperBlock, { at: 'text' }>['size']

const NARROW_COLUMNS = 8 // 汉字 of double size on 58 mm paper (384 dots)
const GENERAL_BUSINESS = '综合业务'

const centered = (text: string, size: Size, bold = true): PaperBlock => ({
  at: 'text',
  text,
  align: 'center',
  size,
  bold,
})
const line = (text: string): PaperBlock => ({ at: 'text', text, align: 'left', size: 1, bold: false })
const heavyRule: PaperBlock = { at: 'rule', heavy: true }
const lightRule: PaperBlock = { at: 'rule', heavy: false }

/** Instant (ISO 8601) as 2026年11月23日 09:43 on the station's wall. */
const wallTime = (instant: string, timeZone: string): string => {
  const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const clock = wall.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${fullDate(wall.toPlainDate().toString())} ${clock}`
}

const marks = ({ sample, copy }: SlipFacts): PaperBlock[] => [
  ...(sample ? [centered('【示例】仅供试用，不能办事', 1)] : []),
  ...(copy === 'again' ? [centered('【补打】', 2)] : []),
]

const errand = (ticket: TicketRecord, { item }: SlipFacts): PaperBlock[] => {
  if (item === null || ticket.discreet) return [centered(GENERAL_BUSINESS, 2)]
  return [
    centered(item.plainTitle, 2),
    ...(item.name === item.plainTitle ? [] : [centered(item.name, 1, false)]),
  ]
}

const estimated = ({ minutes, basis }: SlipFacts['estimate']): PaperBlock[] => {
  if (minutes === null) return []
  return [
    centered(minutes === 0 ? '马上就到' : `大约等 ${minutes} 分钟`, 2),
    centered(`按今天最近 ${basis} 人平均`, 1, false),
  ]
}

/** Where the holder stands now, and what to do: a 补打 may come out when the first turn is over. */
const whereabouts = ({ state }: TicketRecord, { ahead, estimate, unattended }: SlipFacts): PaperBlock[] => {
  switch (state.at) {
    case 'waiting':
      return [
        centered(ahead === 0 ? '前面没有人' : `前面 ${ahead} 人`, 2),
        ...(unattended ? [centered('能办这件事的窗口还没有开，开了就叫您', 1)] : estimated(estimate)),
        centered('请坐下等，叫到号看大屏去几号窗口', 1),
      ]
    case 'called':
      return [centered('已经叫到', 2), centered('请看大屏，到叫号的窗口去', 1)]
    case 'serving':
      return [centered('正在办理', 2)]
    case 'held':
      return [centered('暂时放下', 2), centered('材料齐了请跟窗口说一声，还按这个号叫', 1)]
    case 'done':
    case 'no-show':
    case 'cancelled':
      return [centered('这张号已经用过', 2), centered('还要办，请重新取号', 1)]
  }
}

const bring = (ticket: TicketRecord, { item }: SlipFacts): readonly PaperBlock[] => {
  // What a person has to bring would tell what a discreet errand is about.
  if (item === null || ticket.discreet) return [line('要带什么，请问窗口工作人员。')]
  return item.bring
}

const qrCaption = ({ number }: TicketRecord, { phoneUrl }: SlipFacts): string =>
  phoneUrl === undefined ? `${number} 请收好，到窗口出示` : `${number} 请收好；连上大厅无线网，扫码看叫号`

/** The slip as a design, the same for every printer: one huge number, then what the holder does next. Nothing personal. */
export const slip = (ticket: TicketRecord, facts: SlipFacts): Paper => {
  const { stationName, timeZone, edition, appVersion } = facts
  const day = fullDate(ticket.day)
  return {
    blocks: [
      ...marks(facts),
      centered(stationName, stationName.length > NARROW_COLUMNS ? 1 : 2),
      heavyRule,
      centered(ticket.number, 'fill'),
      centered(`查询码 ${checkCode(ticket.token)}`, 1, false),
      { at: 'space', lines: 1 },
      ...errand(ticket, facts),
      heavyRule,
      ...whereabouts(ticket, facts),
      lightRule,
      ...bring(ticket, facts),
      lightRule,
      { at: 'ends', left: '取号', right: wallTime(ticket.takenAt, timeZone), bold: false },
      { at: 'ends', left: '当日有效', right: day, bold: false },
      line(`目录 ${editionOf(edition)}`),
      line(`程序 ${appVersion}`),
      { at: 'space', lines: 1 },
      { at: 'qr', text: qrText(ticket.token, facts.phoneUrl), caption: qrCaption(ticket, facts) },
    ],
  }
}
