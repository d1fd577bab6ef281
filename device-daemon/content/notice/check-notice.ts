import { type Block, type MaskedKind, NoticeHead, type PublicationKind } from '#contract/notice.ts'
import type { BoardNotice } from '#daemon/content/notice/board.ts'
import type { PostedDay } from '#daemon/content/notice/posted-day.ts'
import { DECEPTIVE_WORDS, isDeceptive } from '../check/deceptive.ts'
import { type AsWritten, type Finding, wrong } from '../check/finding.ts'
import { daysBetween, isRealDay } from '../check/real-day.ts'
import { checkShape, isRecord, type Sound } from '../check/shape.ts'
import { type MarkdownRead, readMarkdown } from './markdown.ts'
import { unmaskedNumber } from './unmasked.ts'

type ClassRules = {
  kind: PublicationKind
  /** What of persons may not stand there in full. */
  masking: readonly MaskedKind[]
}

export type NoticeFacts = {
  id: string
  /** Of its class; null while the classes cannot be read. */
  rules: ClassRules | null
  /** Whether the station is a sample; undefined while station.yaml cannot be read. */
  ofSample: boolean | undefined
  asWritten?: AsWritten
}

/** `notice` is null with any finding that blocks. */
export type CheckedNotice = { findings: Finding[]; notice: BoardNotice | null }

/** Too long to be read at a kiosk; the largest tables have a tenth of it. */
export const NOTICE_MAX_BYTES = 256 * 1024

/** 村民委员会组织法 第三十五条, 城市居民委员会组织法 第三十四条 (in force since 2026-01-01). */
const AFFAIRS_AT_LEAST_DAYS = 15

/**
 * Checks a notice, `{...head, class, body}` with its text in Markdown: fields, text, days, what its kind needs, personal
 * numbers, samples. A finding in the text has the path `['body', line]`, lines counted from 0.
 */
export function checkNotice(
  document: unknown,
  { id, rules, ofSample, asWritten }: NoticeFacts,
): CheckedNotice {
  const { class: of, body, ...head } = isRecord(document) ? document : {}
  const text = typeof body === 'string' ? body : ''
  if (Buffer.byteLength(text) > NOTICE_MAX_BYTES) {
    return refused([wrong(['body'], `正文太长，应不超过 ${NOTICE_MAX_BYTES / 1024} KB`)])
  }
  const deceptive = deceptiveFindings(head, text)
  if (deceptive.length > 0) return refused(deceptive)

  const shape = checkShape(NoticeHead, isRecord(document) ? head : document, [], asWritten)
  const sound = shape.sound ?? {}
  // Masked names and numbers keep their stars.
  const read = readMarkdown(text, 0, { bold: rules === null || rules.masking.length === 0 })
  const findings = [
    ...shape.findings,
    ...read.faults.map(({ line, message }) => wrong(['body', line], message)),
    ...(read.blocks.length === 0 && read.faults.length === 0 ? [wrong(['body'], NO_BODY)] : []),
    ...(rules === null ? [] : checkByRules({ head, sound, read }, rules, ofSample)),
  ]
  if (shape.whole === null || findings.some(({ blocks }) => blocks)) return { findings, notice: null }
  return { findings, notice: noticeOf(id, typeof of === 'string' ? of : '', shape.whole, read.blocks) }
}

const NO_BODY = '没有正文，应在第二行 --- 下面写内容'

function refused(findings: Finding[]): CheckedNotice {
  return { findings, notice: null }
}

/** The first one is enough: what stands behind such a character may not be what it looks like. */
function deceptiveFindings(head: Record<string, unknown>, text: string): Finding[] {
  for (const [key, value] of Object.entries(head)) {
    const texts = isRecord(value) ? Object.values(value) : [value]
    if (texts.some((text) => typeof text === 'string' && isDeceptive(text)))
      return [wrong([key], DECEPTIVE_WORDS)]
  }
  const line = text.split('\n').findIndex(isDeceptive)
  return line < 0 ? [] : [wrong(['body', line], DECEPTIVE_WORDS)]
}

function noticeOf(
  id: string,
  of: string,
  { title, publisher, publishedAt, until, objection, source, official, ...marks }: NoticeHead,
  blocks: readonly Block[],
): BoardNotice | null {
  const from = postedDay(publishedAt)
  const last = until === undefined ? null : postedDay(until)
  if (from === null) return null
  return {
    id,
    class: of,
    title,
    publisher,
    publishedAt: from,
    until: last,
    objection: objection ?? null,
    sample: marks.sample ?? false,
    pinned: marks.pinned ?? false,
    urgent: marks.urgent ?? false,
    source: source ?? null,
    official: official ?? null,
    blocks,
  }
}

type Parts = { head: Record<string, unknown>; sound: Sound<NoticeHead>; read: MarkdownRead }

function checkByRules(
  { head, sound, read }: Parts,
  rules: ClassRules,
  ofSample: boolean | undefined,
): Finding[] {
  const findings = [...checkDays(sound, rules), ...checkMasking(sound, read, rules.masking)]
  if (rules.kind === '公示') {
    // What is written wrong has been told already.
    if (!('until' in head)) findings.push(wrong(['until'], '公示应写明最后一天，过了这天自动撤下'))
    if (!('objection' in head)) {
      findings.push(wrong(['objection'], '公示应写明向谁提异议：联系人、电话、地点'))
    }
  }
  // A thing that interrupts everything must end by itself, even where it is forgotten.
  if (sound.urgent === true && !('until' in head))
    findings.push(wrong(['until'], '紧急的应写明到哪天止，过了这天自动不再插播'))
  if (sound.sample === true && ofSample === false) {
    const message = '这是示例，真实的站不能放；请换成自己的内容，或者删去'
    findings.push(wrong(['sample'], message))
  }
  return findings
}

/** Reads a posted day; null for a day that is not on the calendar. */
function postedDay(written: string): PostedDay | null {
  const moving = /^today(?:([+-]\d+))?$/.exec(written)
  if (moving) return { at: 'today', offset: Number(moving[1] ?? 0) }
  return isRealDay(written) ? { at: 'day', day: written } : null
}

function checkDays(sound: Sound<NoticeHead>, { kind }: ClassRules): Finding[] {
  const findings: Finding[] = []
  const days = (['publishedAt', 'until'] as const).map((key) => {
    const written = sound[key]
    if (written === undefined) return null
    const day = postedDay(written)
    if (day === null) findings.push(wrong([key], `日历上没有 ${written} 这一天，应为：年-月-日`))
    if (day?.at === 'today' && sound.sample !== true) {
      const message = `写的是 ${written}，只有示例（sample: true）可以这样写，应为：年-月-日`
      findings.push(wrong([key], message))
    }
    return day
  })
  const [publishedAt, until] = days
  if (!publishedAt || !until) return findings
  const term = termDays(publishedAt, until)
  if (term === null) findings.push(wrong(['until'], '发布的那天和最后一天应当是同一种写法'))
  else if (term < 0) findings.push(wrong(['until'], '最后一天早于发布的那天，应晚于它'))
  else if (kind === '村（居）务公开' && term < AFFAIRS_AT_LEAST_DAYS) {
    const message = `只公布 ${term} 天，村（居）务公开不得少于 ${AFFAIRS_AT_LEAST_DAYS} 日（村民委员会组织法第三十五条、城市居民委员会组织法第三十四条）`
    findings.push(wrong(['until'], message))
  }
  return findings
}

/**
 * Length of a term in days. The day of publication is not counted, the last day is (民法典 第二百零一条): from the 10th
 * until the 25th are 15 days. Null when the two days cannot be compared.
 */
function termDays(from: PostedDay, to: PostedDay): number | null {
  if (from.at === 'day' && to.at === 'day') return daysBetween(from.day, to.day)
  if (from.at === 'today' && to.at === 'today') return to.offset - from.offset
  return null
}

function checkMasking(
  sound: Sound<NoticeHead>,
  { shown }: MarkdownRead,
  kinds: readonly MaskedKind[],
): Finding[] {
  const told = (what: string) => `有没打码的${what}；这一类要脱敏，请把中间几位换成 *`
  const inHead = (['title', 'publisher', 'source'] as const).flatMap((key) => {
    const what = unmaskedNumber(sound[key] ?? '', kinds)
    return what ? [wrong([key], told(what))] : []
  })
  const inText = shown.flatMap(({ line, text }) => {
    const what = unmaskedNumber(text, kinds)
    return what ? [wrong(['body', line], told(what))] : []
  })
  return [...inHead, ...inText]
}
