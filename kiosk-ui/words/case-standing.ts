import type { CaseNext, CaseStanding, FoundCase } from '#contract/cases.ts'
import { fullDate } from './dates.ts'

const titles: Readonly<Record<CaseStanding, string>> = {
  done: '办好了',
  reported: '已经上报，在等回执',
  answered: '有结果了',
  told: '还缺材料，没有受理',
  accepted: '受理了，正在办',
  paused: '受理了，正在办',
  decided: '有结果了',
  delivered: '结果已经送到',
  'not-eligible': '不符合条件',
  'passed-on': '转交给别的单位了',
  closed: '这一件结了',
  voided: '这张单子作废了',
}

const next: Readonly<Record<CaseNext, string>> = {
  'bring-what-is-missing': '请照一次性告知书带齐材料，再到窗口来。',
  wait: '不用您再来，有了结果我们告诉您。',
  collect: '请到窗口来问结果，腿脚不便的打站里的电话。',
  'ask-elsewhere': '到哪里问，写在手里的单子上，也可以问窗口。',
  nothing: '没有要您办的了。',
}

/** A day of its way: what was done then, or is to come by then. */
type Step = { day: string; what: string; at: 'past' | 'to-come' }

/** How a case stands, as its code tells it: dates are written out, and what is not known is not said. */
export function standing({ state, openedOn, acceptedOn, dueOn, next: then }: FoundCase): {
  title: string
  track: readonly Step[]
  /** Why no day can be said. */
  why: string | null
  /** What its person has to do now. */
  next: string
  lines: readonly string[]
} {
  const past = (day: string, what: string): Step => ({ day: fullDate(day), what, at: 'past' })
  const track: Step[] = [
    acceptedOn === null ? past(openedOn, '来问过') : past(acceptedOn, '受理'),
    ...(state.on === (acceptedOn ?? openedOn) ? [] : [past(state.on, '办到这一步')]),
    // While its time is stopped nobody can say the day.
    ...(state.at === 'accepted' && dueOn !== null
      ? [{ day: `${fullDate(dueOn)}以前`, what: '答复', at: 'to-come' } as const]
      : []),
  ]
  const why = state.at === 'paused' ? '正在公示、鉴定、评估或勘验，这段时间不算在内。' : null
  return {
    title: titles[state.at],
    track,
    why,
    next: next[then],
    lines: [...track.map(({ day, what }) => day + what), ...(why === null ? [] : [why]), next[then]],
  }
}
