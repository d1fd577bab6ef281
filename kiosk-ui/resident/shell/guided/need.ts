import { type ReadonlySignal, effect, signal } from '@preact/signals'
import type { App } from '../app.ts'
import type { ScreenName } from '../screens.ts'

/** What is offered to a person who seems not to find the way: to be led by ear, or a clerk. */
type Offer = { at: 'none' } | { at: 'guide' } | { at: 'person' }

export type Need = {
  offer: ReadonlySignal<Offer>
  /** The offer was answered, either way. */
  answered(): void
  stop(): void
}

/** What is known of a screen's time: whether it asks something, and how many seconds without a touch it bears. */
type ScreenTime = { asks: boolean; quiet: number }

/** Without a touch, on a screen that asks. */
const QUIET_S = 20
/** 返回 so many times in a row. */
const BACKS = 2
/** Whom being led was offered twice needs a person. */
const GUIDE_OFFERS = 2

/** Watches for a person who stays before a question, or goes back and back; each resident anew. */
export function watchNeed(app: App, timeOf: (at: ScreenName) => ScreenTime, isFree: () => boolean): Need {
  const offer = signal<Offer>({ at: 'none' })
  let offers = 0
  let backs = 0
  let stack = app.stack.peek()
  let gone = app.gone.peek()

  function make(): void {
    const busy = app.modes.voice.peek() === 'guided' || app.aloud.peek().at === 'reading' || !isFree()
    if (busy || offer.peek().at !== 'none' || offers > GUIDE_OFFERS) return
    offers++
    offer.value = { at: offers > GUIDE_OFFERS ? 'person' : 'guide' }
  }

  const unwatch = [
    effect(() => {
      const idle = app.idle.state.value
      const { at } = app.screen.value
      const { asks, quiet } = timeOf(at)
      if (asks && idle.at === 'counting' && quiet - idle.secondsLeft >= QUIET_S) make()
    }),
    effect(() => {
      const now = app.stack.value
      if (app.gone.value !== gone) {
        gone = app.gone.peek()
        stack = now
        offers = 0
        backs = 0
        offer.value = { at: 'none' }
      }
      if (now === stack) return
      const isBack = now.length === stack.length - 1 && now.every(({ at }, i) => at === stack[i]?.at)
      stack = now
      backs = isBack ? backs + 1 : 0
      // What was offered was offered for another screen.
      offer.value = { at: 'none' }
      if (backs === BACKS) {
        backs = 0
        make()
      }
    }),
  ]
  return {
    offer,
    answered() {
      offer.value = { at: 'none' }
      app.idle.goOn()
    },
    stop: () => unwatch.forEach((end) => end()),
  }
}
