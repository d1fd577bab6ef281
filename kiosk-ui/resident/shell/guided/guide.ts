import { type ReadonlySignal, signal } from '@preact/signals'
import type { App } from '../app.ts'
import { breathsOf } from '../read-aloud/breaths.ts'
import type { Reading } from '../read-aloud/reading-order.ts'
import type { Speaker } from '../read-aloud/speaker.ts'
import { whatIsSeen } from '../read-aloud/what-is-seen.ts'
import { words } from '../words/guided.ts'
import { type Choice, type Group, itemsOf, withFirst } from './items.ts'

/** What can be done on every screen, after all that is the screen's own. */
type Act = { at: 'act'; does: keyof typeof words.acts }
export type Lit = Choice | Group | Act
type Step = Lit | { at: 'told'; words: string }

export type Guide = {
  /** What is being said, and the one thing that waits for a touch; null while something is only told. */
  state: ReadonlySignal<{ says: string; lit: Lit | null }>
  /** Begins with how it goes, and with what is seen; `onSeen` whenever another screen or question is. */
  start(onSeen: (seen: Element) => void): void
  /** The touch of the upper field: the lit thing is meant. */
  yes(): void
  /** The touch of the lower field: another thing is. */
  next(): void
  stop(): void
}

/**
 * Leads a person through whatever stands on the screen: one sentence, one thing lit, the touch, and on. It knows no
 * screen; it sees what they show, presses their buttons, and follows when something else is seen.
 */
export function createGuide(app: App, reading: Reading, speaker: Speaker): Guide {
  const state = signal<{ says: string; lit: Lit | null }>({ says: words.how, lit: null })
  let turn = new AbortController()
  let seen: Element | null = null
  let screen = app.screen.peek().at
  /** What has been told of this screen, which is not told again; and all that it told when it was last looked at. */
  const told = new Set<string>()
  let known: ReadonlySet<string> = new Set()
  let inside: Element | null = null
  let last: unknown = null
  let onSeen: (seen: Element) => void = () => {}

  function steps(): Step[] {
    if (!seen) return []
    const items = itemsOf(seen, reading)
    const group = items.find((item) => item.at === 'group' && item.element === inside)
    const acts: Act['does'][] = app.canGoBack.peek() ? ['back', 'call', 'end'] : ['call', 'end']
    const own =
      group?.at === 'group'
        ? [...items.filter(({ at }) => at === 'told'), ...withFirst(group.choices)]
        : items
    // A question wants its own answer.
    return seen instanceof HTMLDialogElement
      ? own
      : [...own, ...acts.map((does): Act => ({ at: 'act', does }))]
  }

  /** Tells and names what comes after this, until something waits for a touch. */
  async function lead(after: unknown, telling: 'tells' | 'skips' = 'tells'): Promise<void> {
    turn.abort()
    turn = new AbortController()
    const { signal: stop } = turn
    const all = steps()
    known = new Set(all.flatMap((step) => (step.at === 'told' ? step.words : [])))
    const from = all.findIndex((step) => keyOf(step) === after) + 1
    const again = from === all.length && after !== null
    if (again) {
      await say(words.again, null, stop)
      inside = null
    }
    for (const step of again ? steps() : all.slice(from)) {
      if (stop.aborted) return
      if (step.at !== 'told') {
        last = keyOf(step)
        return say(questionOf(step), step, stop)
      }
      const fresh = telling === 'tells' && !told.has(step.words)
      told.add(step.words)
      if (fresh)
        for (const [begin, end] of breathsOf(step.words)) await say(step.words.slice(begin, end), null, stop)
    }
  }

  async function say(says: string, lit: Lit | null, stop: AbortSignal): Promise<void> {
    if (stop.aborted) return
    state.value = { says, lit }
    app.idle.listenedTo()
    const clips = await speaker.prepare(says).clips
    if (clips.length > 0 && !stop.aborted) await speaker.say(clips, stop)
  }

  /** Another screen, another question, something new on the same one, or what was lit is gone. */
  function look(): void {
    const now = whatIsSeen()
    if (!now) return
    const { at } = app.screen.peek()
    if (now !== seen || at !== screen) {
      if (at !== screen) told.clear()
      ;[seen, screen, inside, last] = [now, at, null, null]
      onSeen(now)
      void lead(null)
      return
    }
    const { lit } = state.peek()
    const gone = lit !== null && lit.at !== 'act' && !lit.element.isConnected
    const news = steps().flatMap((step) => (step.at === 'told' && !known.has(step.words) ? step.words : []))
    // What a touch brings back, such as one digit less, has been told before and is told again.
    for (const words of news) told.delete(words)
    if (gone || news.length > 0) void lead(null)
  }

  async function press(element: HTMLButtonElement): Promise<void> {
    const { signal: stop } = turn
    await hears(element, stop)
    if (stop.aborted) return
    element.click()
    await drawn()
    // It changed nothing that can be seen: what comes after it may be meant.
    if (turn.signal === stop && app.busy.peek().at === 'free') void lead(element)
  }

  function act(does: Act['does']): void {
    if (does === 'back') app.back()
    else if (does === 'call') app.act('call-staff')
    else app.modes.choose({ voice: 'asked' })
  }

  const watch = new MutationObserver(look)
  return {
    state,
    start(whenSeen) {
      onSeen = whenSeen
      seen = whatIsSeen()
      if (seen) onSeen(seen)
      watch.observe(document.body, {
        childList: true,
        characterData: true,
        subtree: true,
        attributeFilter: ['open', 'data-disabled'],
      })
      const { signal: stop } = turn
      void say(words.how, null, stop).then(() => (stop.aborted ? undefined : lead(null)))
    },
    yes() {
      const { lit } = state.peek()
      if (!lit) void lead(last, 'skips')
      else if (lit.at === 'choice') void press(lit.element)
      else if (lit.at === 'act') act(lit.does)
      else {
        inside = lit.element
        void lead(null)
      }
    },
    next: () => void lead(last, state.peek().lit ? 'tells' : 'skips'),
    stop() {
      watch.disconnect()
      turn.abort()
    },
  }
}

/** By what a step is known again when the screen has been looked at anew. */
function keyOf(step: Step): unknown {
  if (step.at === 'told') return step.words
  return step.at === 'act' ? step.does : step.element
}

function questionOf(lit: Lit): string {
  if (lit.at === 'act') return words.acts[lit.does].ask
  return lit.at === 'group' ? words.inside(lit.name) : words.ask(lit.name)
}

/** Buttons are deaf for a moment after they appear. */
async function hears(element: HTMLButtonElement, stop: AbortSignal): Promise<void> {
  while (element.disabled && element.isConnected && !stop.aborted) await drawn()
}

function drawn(): Promise<unknown> {
  return new Promise((next) => {
    requestAnimationFrame(() => requestAnimationFrame(next))
  })
}
