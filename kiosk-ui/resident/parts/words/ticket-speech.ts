import type { Ticket } from '#contract/ticket.ts'
import type { App } from '../../shell/app.ts'
import type { Said } from '../../shell/read-aloud/speech.ts'

type Wait = Pick<Ticket, 'ahead' | 'estimateMinutes' | 'estimateBasis' | 'unattended'>

/** How long it takes, in one sentence: on a ticket, and before one is taken. */
export function waitSentence({ ahead, estimateMinutes, estimateBasis, unattended }: Wait): string {
  const before = ahead === 0 ? '前面没有人' : `前面有 ${ahead} 个人`
  if (unattended) return `${before}，能办这件事的窗口还没有开，开了就叫您。`
  if (estimateMinutes === null) return ahead === 0 ? `${before}，马上到您。` : `${before}，要等多久还说不准。`
  const wait = estimateMinutes === 0 ? '马上就到您' : `大约要等 ${estimateMinutes} 分钟`
  return `${before}，${wait}，这是按最近 ${estimateBasis} 个人平均算的。`
}

/** A number, its wait, and the way home: what every screen with a ticket on it says the same. */
export function ticketSentences(app: App, number: string, wait: Wait | null): Said[] {
  const idle = app.idle.state.peek()
  const home = idle.at === 'counting' ? `不点，${idle.secondsLeft} 秒后自己回首页。` : ''
  return [
    { of: 'main > h1.unseen, main > h2.unseen', say: '' },
    { of: '.number', say: `您的号码是 ${number}。` },
    ...(wait ? [{ of: '.wait', say: waitSentence(wait) }] : []),
    { of: '.done', say: `好了，回首页。${home}` },
  ]
}
