import type { QueueView } from '#contract/station.ts'
import type { WindowView } from '#contract/window.ts'
import type { App } from '../../../shell/app.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'
import { homePlaces, largeHomePlaces, notesOf, prepare } from '../home-places.ts'
import { todayOf } from '../../../parts/today.ts'
import { turnAt } from '../today.tsx'
import { words } from '../words.ts'

/** What home says: how many wait, what each window does, and each place with what it is for. */
export const speech: Speech = {
  home(app) {
    const { windows, station } = app.model.value
    const large = app.modes.type.peek() === 'large'
    const today = todayOf(app)
    return [
      ...windows.map((window, i): Said => ({
        of: `.windows > li:nth-child(${i + 1})`,
        say: windowSentence(window),
        aside: true,
      })),
      ...(today.at === 'taking' ? [{ of: '.today', say: waitSentence(app, today.queue) }] : []),
      ...[...(large ? largeHomePlaces : homePlaces), prepare].map((place) => ({
        of: `.place-${place.place}`,
        say: sentences([place.title, notesOf(place, app.model.value, app.modes.type.peek()).join('，')]),
      })),
      { of: '.facts', say: `${words.hours}：${station.hours.join('；')}。` },
    ]
  },
}

function windowSentence({ label, title, service, current }: WindowView): string {
  const where = [label, title].filter((part) => part !== '').join('，')
  if (current) return `${where}，${words.windows[current.at]} ${current.number}。`
  if (service.at !== 'paused' || !service.notice) return `${where}，${words.windows[service.at]}。`
  return `${where}，${words.windows.paused}：${service.notice}。`
}

function waitSentence(app: App, { waiting, estimateMinutes, estimateBasis }: QueueView): string {
  const listen = '叫到号，看大屏去窗口。'
  if (waiting === 0) return `前面没有人，现在取号，马上就到您。${listen}`
  const before = `正在等的有 ${waiting} 个人`
  if (estimateMinutes === null) return `${before}，要等多久还说不准。${listen}`
  const turn = `现在取号，大约 ${turnAt(app, estimateMinutes)} 轮到您，这是按最近 ${estimateBasis} 个人平均算的。`
  return `${before}。${turn}${listen}`
}

/** 「取号办事。选好事项再取号。」 */
function sentences(parts: readonly string[]): string {
  return parts.flatMap((part) => (part === '' ? [] : `${part}。`)).join('')
}
