import type { TakeOverView } from '#contract/clerk.ts'

type Over = Extract<TakeOverView, { at: 'over' }>

/** Words of 接替, for the one who asks and the one who is asked. */
export const words = {
  asks: (name: string) => `${name} 想接替这个窗口`,
  secondsToAnswer: (seconds: number) => `还有 ${seconds} 秒，没有回答就当同意`,
  waits: (name: string, seconds: number) => `等 ${name} 同意，还有 ${seconds} 秒`,
  waitsNote: (name: string, label: string) =>
    `${label}现在由 ${name} 在办，手上还有人。到时没有回答，就由您接着办；手上的号办完了，窗口也马上交给您。`,
  withdrawn: (name: string) => `${name} 不接替了，窗口还是您的`,
  refused: (name: string, label: string) => `${name} 没有同意，${label}还由 ${name} 办。`,
} as const

/** Why the window is another clerk's now, for the one who had it; '' where there is nothing to explain. */
export function lostWords({ how }: Over): string {
  switch (how) {
    case 'no-answer':
      return '问过您，一分钟没有回答。'
    case 'free':
      return '您手上的号办完了，窗口就交过去了。'
    case 'lead':
      return '是站长立即接替的，没有先问您。'
    case 'answer':
    case 'refused':
    case 'withdrawn':
      return ''
  }
}

/** How the window came to be this clerk's, with the number that came along. */
export function gotWords({ how, from }: Over, number: string): string {
  switch (how) {
    case 'answer':
      return `${from.name} 同意了，${number} 由您接着办`
    case 'no-answer':
      return `${from.name} 一分钟没有回答，${number} 由您接着办`
    case 'lead':
      return `${number} 是 ${from.name} 手上的，由您接着办`
    case 'free':
    case 'refused':
    case 'withdrawn':
      return ''
  }
}
