import type { DayException } from '#daemon/domain/opening/exceptions.ts'
import type { OpeningRefusal } from '#daemon/domain/opening/opening.ts'

/** What the lead reads where a change of hours is refused. */
export function openingRefusalWords(refusal: OpeningRefusal): string {
  switch (refusal.code) {
    case 'unknown-window':
      return '站里没有这个窗口。请核对窗口号。'
    case 'wrong-state':
      return why[refusal.why]
  }
}

const why = {
  'past-day': '那一天已经过去了，请选今天或以后的日子。',
  'too-many': '临时安排已经太多了，请先撤销不用的，或者写进站里的服务时间。',
  withdrawn: '这条安排已经撤销了。',
} as const

/** So many days that differ stand above the hours; others are told as they come near. */
const DAYS_TOLD = 2

/** Days that differ from the hours, for everybody, the nearest first; one line a day. `label`: the words on a window's plate. */
export function differingDays(
  exceptions: readonly DayException[],
  label: (window: string) => string,
): readonly string[] {
  return [...new Set(exceptions.map(({ day }) => day))]
    .toSorted()
    .slice(0, DAYS_TOLD)
    .map((day) => {
      const [, month, date] = day.split('-')
      const said = exceptions.filter((each) => each.day === day).map((each) => differs(each, label))
      return `${Number(month)}月${Number(date)}日 ${said.join('，')}`
    })
}

function differs({ exception, reason }: DayException, label: (window: string) => string): string {
  const because = reason === '' ? '' : `（${reason}）`
  switch (exception.at) {
    case 'opens-later':
      return `${exception.time} 才开门${because}`
    case 'closes-earlier':
      return `${exception.time} 关门${because}`
    case 'closed':
      return `全天不开门${because}`
    case 'window-until':
      return `${label(exception.window)}到 ${exception.time}${because}`
  }
}
