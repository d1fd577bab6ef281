/** Minutes after midnight; `to` is 1,440 for the end of the day. */
export type Span = { from: number; to: number }

/** What one line says: of these days (1 is Monday), or of every day that is open, when. An empty list means closed. */
export type SaidHours = { line: number; days: readonly number[] | 'every'; open: readonly Span[] }

const DAY = '[一二三四五六日天]'
const DAY_WORD = '(?:周|星期|礼拜)'
const TO = '(?:至|到|[-–—－~～])'
const DAYS = new RegExp(`${DAY_WORD}(${DAY})(?:${TO}${DAY_WORD}?(${DAY}))?`, 'g')
const GROUPS: readonly (readonly [word: RegExp, days: readonly number[]])[] = [
  [/每[天日]|天天/g, [1, 2, 3, 4, 5, 6, 7]],
  [/工作日/g, [1, 2, 3, 4, 5]],
  [/周末|双休日/g, [6, 7]],
]
const HALF = '(上午|早上|中午|下午|晚上)?'
const CLOCK = '(\\d{1,2})[:：](\\d{2})'
const SPAN = new RegExp(`${HALF}${CLOCK}${TO}${HALF}${CLOCK}`, 'g')
const ALL_DAY = /全天|24小时|二十四小时/g
const CLOSED = /休息|不开放|不上班|关门/g
/** Words that change nothing of days and hours. */
const BESIDE =
  /[\s，,、；;。：:（）()]|[和及]|(?:法定)?节假日除外|对外|开放|服务|办公|受理|营业|工作|接待|时间|可取号|上午|下午|示例/g

/**
 * The opening hours that lines for people state, as far as they state them plainly: `周一至周五 8:30–11:30 14:00–17:00`.
 * Null where a line with days or times says more than that, such as other hours in summer: then nothing is certain.
 */
export function readHoursText(lines: readonly string[]): SaidHours[] | null {
  const said: SaidHours[] = []
  let days: SaidHours['days'] = 'every'
  for (const [line, written] of lines.entries()) {
    const read = readLine(written.replaceAll(/\s/g, ''))
    if (read === 'says-nothing') continue
    if (read === 'unclear') return null
    // A line without days goes on with those of the line before.
    if (read.days.length > 0) ({ days } = read)
    if (read.open !== null) said.push({ line, days, open: read.open })
  }
  return said
}

/** `open`: null where the line names days alone. */
type ReadLine = { days: number[]; open: Span[] | null } | 'says-nothing' | 'unclear'

function readLine(text: string): ReadLine {
  const days: number[] = []
  let rest = text.replaceAll(DAYS, (_all, from: string, to: string | undefined) => {
    days.push(...daysFrom(dayOf(from), to === undefined ? dayOf(from) : dayOf(to)))
    return ''
  })
  for (const [word, of] of GROUPS)
    rest = rest.replaceAll(word, () => {
      days.push(...of)
      return ''
    })
  const open: Span[] = []
  rest = rest.replaceAll(SPAN, (_all, ...parts: (string | undefined)[]) => {
    const [half, h1, m1, halfTo, h2, m2] = parts
    const from = minutesOf(half, h1, m1)
    let to = minutesOf(halfTo ?? half, h2, m2)
    // 「上午8:30至5:00」 names the half of the day once.
    if (to <= from && to < NOON) to += NOON
    open.push({ from, to })
    return ''
  })
  const isAllDay = rest.search(ALL_DAY) >= 0
  const isClosed = rest.search(CLOSED) >= 0
  rest = rest.replaceAll(ALL_DAY, '').replaceAll(CLOSED, '')
  const saysHours = open.length > 0 || isAllDay || isClosed
  if (!saysHours && days.length === 0) return /\d[:：点]/.test(rest) ? 'unclear' : 'says-nothing'
  if (rest.replaceAll(BESIDE, '') !== '') return 'unclear'
  if ([open.length > 0, isAllDay, isClosed].filter(Boolean).length > 1) return 'unclear'
  if (isAllDay) return { days, open: [{ from: 0, to: WHOLE_DAY }] }
  return { days, open: saysHours ? open : null }
}

const NOON = 12 * 60
const WHOLE_DAY = 24 * 60

function minutesOf(half: string | undefined, hours = '0', minutes = '0'): number {
  const clock = Number(hours) * 60 + Number(minutes)
  return (half === '下午' || half === '晚上') && clock < NOON ? clock + NOON : clock
}

function dayOf(word: string): number {
  return word === '天' ? 7 : '一二三四五六日'.indexOf(word) + 1
}

function daysFrom(from: number, to: number): number[] {
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, i) => ((from - 1 + i) % 7) + 1)
}
