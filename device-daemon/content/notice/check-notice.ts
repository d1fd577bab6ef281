import type { PostedDay } from '#daemon/domain/board/posted-day.ts'
import type { BoardConfig } from './schema.ts'
import type { SettingsFault } from '../files/fault.ts'
import { bodyFault, type NoticeFile } from '../files/notice-file.ts'
import { daysBetween, isRealDay } from '../check/real-day.ts'
import { unmaskedNumber } from './unmasked.ts'

type ClassRules = Pick<BoardConfig['classes'][number], 'kind' | 'masking'>

/** 村民委员会组织法 第三十五条, 城市居民委员会组织法 第三十四条 (in force since 2026-01-01). */
const AFFAIRS_AT_LEAST_DAYS = 15

/**
 * What the schema of a notice cannot say: its days, what its kind needs, personal numbers, samples. `ofSample` is
 * whether the station is a sample; undefined while nobody can tell.
 */
export function checkNotice(
  file: NoticeFile,
  rules: ClassRules,
  ofSample: boolean | undefined,
): SettingsFault[] {
  const { head, sound } = file
  const faults = [...checkDays(file, rules), ...(rules.masking ? checkMasking(file) : [])]
  if (rules.kind === '公示') {
    if (!('until' in sound) && isLeftOut(file, 'until'))
      faults.push(head.fault(['until'], '公示应写明最后一天 until，过了这天自动撤下'))
    if (!('objection' in sound) && isLeftOut(file, 'objection'))
      faults.push(head.fault(['objection'], '公示应写明向谁提异议：objection 下写 contact、phone、place'))
  }
  if (sound.sample === true && ofSample === false) {
    const message =
      '这是示例，真实站点（station.yaml 的 sample: false）不能放；请换成自己的内容或删去这个文件'
    faults.push(head.fault(['sample'], message))
  }
  return faults
}

/** A posted day out of what somebody wrote; null for a day that is not on the calendar. */
export function postedDay(written: string): PostedDay | null {
  const moving = /^today(?:([+-]\d+))?$/.exec(written)
  if (moving) return { at: 'today', offset: Number(moving[1] ?? 0) }
  return isRealDay(written) ? { at: 'day', day: written } : null
}

function checkDays({ head, sound, id }: NoticeFile, { kind }: ClassRules): SettingsFault[] {
  const faults: SettingsFault[] = []
  const days = (['publishedAt', 'until'] as const).map((key) => {
    const written = sound[key]
    if (written === undefined) return null
    const day = postedDay(written)
    if (day === null) faults.push(head.fault([key], `日历上没有 ${written} 这一天，应为：年-月-日`))
    if (day?.at === 'today' && sound.sample !== true) {
      const message = `写的是 ${written}，只有示例（sample: true）可以这样写，应为：年-月-日`
      faults.push(head.fault([key], message))
    }
    return day
  })
  const [publishedAt, until] = days
  const inName = /^\d{4}-\d{2}-\d{2}/.exec(id)?.[0]
  if (publishedAt?.at === 'day' && inName !== publishedAt.day) {
    const message = `写的是 ${publishedAt.day}，文件名应以这一天开头，如 ${publishedAt.day}-dibao.md`
    faults.push(head.fault(['publishedAt'], message))
  }
  if (!publishedAt || !until) return faults
  const term = termDays(publishedAt, until)
  if (term === null) faults.push(head.fault(['until'], 'publishedAt 和 until 应当是同一种写法'))
  else if (term < 0) faults.push(head.fault(['until'], 'until 早于 publishedAt，应晚于发布的那天'))
  else if (kind === '村（居）务公开' && term < AFFAIRS_AT_LEAST_DAYS) {
    const message = `只公布 ${term} 天，村（居）务公开不得少于 ${AFFAIRS_AT_LEAST_DAYS} 日（村民委员会组织法第三十五条、城市居民委员会组织法第三十四条）`
    faults.push(head.fault(['until'], message))
  }
  return faults
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

function checkMasking(file: NoticeFile): SettingsFault[] {
  const { head, sound, shown } = file
  const faults: SettingsFault[] = []
  const told = (what: string) => `有没打码的${what}；这一类要脱敏，请把中间几位换成 *`
  for (const key of ['title', 'publisher', 'source'] as const) {
    const what = unmaskedNumber(sound[key] ?? '')
    if (what) faults.push(head.fault([key], told(what)))
  }
  for (const { line, text } of shown) {
    const what = unmaskedNumber(text)
    if (what) faults.push(bodyFault(file, line, told(what)))
  }
  return faults
}

/** Not written at all: what is written wrong has been told already. */
function isLeftOut({ head }: NoticeFile, key: string): boolean {
  return typeof head.value === 'object' && head.value !== null && !(key in head.value)
}
