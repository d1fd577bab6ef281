import type { ClockTrouble } from '#daemon/desks/day/clock-troubles.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { TroubleWords } from './words.ts'

export function clockTroubleWords(trouble: ClockTrouble): TroubleWords {
  switch (trouble.code) {
    case 'clock-stepped':
      return {
        urgency: 'soon',
        brief: '机器的时钟被拨过',
        words: `机器的时钟被拨${trouble.by > 0 ? '快' : '慢'}了${lengthOf(trouble.by)}。取号、叫号照旧。`,
        remedy: '请看一看机器的日期和时间对不对。',
      }
    case 'day-doubted':
      return {
        urgency: 'now',
        brief: '机器的日期不对',
        words: `机器的时钟说今天是 ${fullDate(trouble.claimed)}，站里先不信，取号、叫号照旧，还算 ${fullDate(trouble.open)}。`,
        remedy: remedyOf(trouble),
        ...(trouble.because === 'impossible' ? {} : { confirms: trouble.claimed }),
      }
  }
}

type Doubted = Extract<ClockTrouble, { code: 'day-doubted' }>

function remedyOf({ because, synchronised }: Doubted): string {
  const wrong = '请看一看机器的日期，错了请改过来。'
  const itself =
    synchronised === false
      ? '没有错的话，因为机器还没有和网络对上时间，请工作人员确认日期。'
      : '没有错的话，时钟走稳 10 分钟后站里自动改用这个日期，也可以由工作人员确认日期。'
  switch (because) {
    case 'far-ahead':
      return `${wrong}${itself}换了日期，前几天没叫到的号不再叫，当天取的号接着排。`
    case 'far-behind':
      return `${wrong}${itself}改日期不会取消等候的人，号码接着发，不会重复。`
    case 'day-behind':
      return `${wrong}没有错的话，请工作人员确认日期，等候的人不受影响。`
    case 'impossible':
      return `这个日期不可能，请把机器的日期改过来。常这样的话，请维护人员换机器里的电池。`
  }
}

function lengthOf(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000)
  if (minutes < 60) return ` ${minutes} 分钟`
  if (minutes < 48 * 60) return `约 ${Math.round(minutes / 60)} 小时`
  return `约 ${Math.round(minutes / (24 * 60))} 天`
}
