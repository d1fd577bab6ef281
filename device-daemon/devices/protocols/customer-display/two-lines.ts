import type { WindowDisplayView } from '#daemon/devices/ports.ts'
import { displayColumns, printable } from '../escpos/text.ts'

/** What a display's font has: Chinese in two columns a character, or nothing but ASCII. */
export type DisplayEncoding = 'gbk' | 'ascii'
type Uncounted = Extract<WindowDisplayView, { at: 'uncounted' }>
export type TwoLines = readonly [upper: string, lower: string]

/** A window's view in two centred lines of `columns` half-width columns, filled up with spaces. */
export function twoLines(view: WindowDisplayView, columns: number, encoding: DisplayEncoding): TwoLines {
  const [upper, lower] = encoding === 'gbk' ? chineseLines(view, columns) : asciiLines(view)
  return [centred(upper, columns), centred(lower, columns)]
}

function chineseLines(view: WindowDisplayView, columns: number): TwoLines {
  switch (view.at) {
    case 'closed':
      return ['本窗口暂不办理', '']
    case 'free':
      return [view.label, view.waiting === 0 ? '请等候叫号' : `${view.waiting} 人在等，请听叫号`]
    case 'called':
      return [view.calls === 1 ? view.label : `${view.label} 第 ${view.calls} 遍`, `请 ${view.number} 号办理`]
    case 'too-few-calls':
      return [`${view.number} 叫了 ${view.calls} 遍`, `再叫 ${view.needed - view.calls} 遍可过号`]
    case 'uncounted':
      return uncountedLines(view)
    case 'serving':
      return [view.label, `正在办理 ${view.number} 号`]
    case 'paused':
      return pausedLines(view, columns)
    case 'too-soon':
      return [
        `${view.number} 叫了 ${view.calls} 遍`,
        view.asked === 'recall' ? `念完 ${view.seconds} 秒后叫的才算` : `再等 ${view.seconds} 秒可过号`,
      ]
  }
}

/** For the clerk before it: what is so, and what to press. */
function uncountedLines({ why, number }: Uncounted): TwoLines {
  switch (why) {
    case 'nobody-waits':
      return ['现在没有人在等', '']
    case 'no-ticket':
      return ['手上没有号', '先按叫号键']
    case 'busy':
      return [`手上还有 ${number}`, '先办完或放下']
    case 'window-closed':
      return ['窗口没有开', '先开窗，再叫号']
    case 'no-clerk':
      return ['没有写这个窗口的人', '请问站长']
    case 'not-kept':
      return ['没有存好', '请再按一次']
    case 'not-now':
      return ['现在不能这样做', '']
  }
}

/** Both in the upper line where they fit, so that the lower one is the notice's. */
function pausedLines({ label, notice }: { label: string; notice: string }, columns: number): TwoLines {
  const both = `${label} 暂停服务`
  if (displayColumns(printable(both)) <= columns) return [both, notice]
  return [label, '暂停服务']
}

function asciiLines(view: WindowDisplayView): TwoLines {
  switch (view.at) {
    case 'closed':
      return ['WINDOW CLOSED', '']
    case 'free':
      return [asciiLabel(view.label), view.waiting === 0 ? 'PLEASE WAIT' : `WAITING ${view.waiting}`]
    case 'called':
      return [
        view.calls === 1 ? asciiLabel(view.label) : `${asciiLabel(view.label)} CALL ${view.calls}`,
        `NOW CALLING ${view.number}`,
      ]
    case 'too-few-calls':
      return [`${view.number} CALLS ${view.calls}`, `${view.needed} ARE NEEDED`]
    case 'uncounted':
      return [ASCII_UNCOUNTED[view.why], view.number]
    case 'serving':
      return [asciiLabel(view.label), `SERVING ${view.number}`]
    case 'paused':
      return [asciiLabel(view.label), 'PAUSED']
    case 'too-soon':
      return [`${view.number} CALLS ${view.calls}`, `WAIT ${view.seconds} S`]
  }
}

const ASCII_UNCOUNTED: Readonly<Record<Uncounted['why'], string>> = {
  'nobody-waits': 'NOBODY WAITS',
  'no-ticket': 'NO TICKET HERE',
  busy: 'FINISH OR HOLD',
  'window-closed': 'WINDOW CLOSED',
  'no-clerk': 'NO CLERK IS SET',
  'not-kept': 'PRESS AGAIN',
  'not-now': 'NOT NOW',
}

/** 「1 号窗口」 is WINDOW 1. */
function asciiLabel(label: string): string {
  return `WINDOW ${asciiOf(label)}`.trim()
}

function asciiOf(text: string): string {
  return text.replaceAll(/[^ -~]+/g, ' ').trim()
}

function centred(text: string, columns: number): string {
  const shown = cut(printable(text).replaceAll('\n', ' ').trim(), columns)
  const free = columns - displayColumns(shown)
  const before = Math.floor(free / 2)
  return `${' '.repeat(before)}${shown}${' '.repeat(free - before)}`
}

/** Never half a character: what does not fit makes room for dots. */
function cut(text: string, columns: number): string {
  if (displayColumns(text) <= columns) return text
  let kept = ''
  for (const character of text) {
    if (displayColumns(kept + character) > columns - 2) break
    kept += character
  }
  return `${kept.trimEnd()}..`
}
