import { type ReadonlySignal, effect } from '@preact/signals'
import type { Awaits, WindowWork } from '#contract/clerk.ts'
import type { StaffCall } from '#contract/staff-call.ts'
import type { Trouble } from '#contract/trouble.ts'
import type { Tune } from '../staff/chime.ts'
import { type TroubleSound, createTroubleSound } from '../staff/trouble-sound.ts'
import { isUnattended, mostPressing } from '../staff/unattended.ts'
import { linesOf } from './away/words.ts'
import { callWords } from './calls/words.ts'
import { words as takeOverWords } from './take-over/words.ts'
import { words } from './words.ts'

/** Something that a clerk is to hear of although they look elsewhere. `tune`: how it sounds. */
export type News = { tune: Tune; words: string }

type Heard = {
  /** Whether a clerk is here, at work or with the screen locked; a page without one says nothing. */
  isHere(): boolean
  /** The account of the clerk who works here; null where the screen is locked or no one is signed in. */
  me(): string | null
  staffCalls: ReadonlySignal<readonly StaffCall[]>
  work: ReadonlySignal<WindowWork | null>
  troubles: ReadonlySignal<readonly Trouble[]>
  /** Null where the screen is not locked. */
  awaits: ReadonlySignal<Awaits | null>
}

/** Tells what has just happened in what the page knows: a call, a trouble that nobody sees to, the first of a line. */
export function openNews(
  { isHere, me, staffCalls, work, troubles, awaits }: Heard,
  tell: (news: News) => void,
): TroubleSound {
  const tellTrouble = () => {
    const away = awaits.peek()
    if (away !== null) return tellAway(away)
    const first = mostPressing(troubles.peek())
    if (first && isUnattended(first)) tell({ tune: 'trouble', words: first.words })
  }
  const tellAway = (away: Awaits) => {
    const [first] = linesOf(away)
    if (first !== undefined) tell({ tune: away.takeOver ? 'call' : 'trouble', words: first })
  }
  const sound = createTroubleSound(tellTrouble)
  // A locked screen knows how many there are alone: one more is a new one.
  effect(() => sound.hear(awaits.value === null ? troubles.value : nameless(awaits.value)))

  let calling: ReadonlySet<string> = new Set()
  effect(() => {
    const waiting = staffCalls.value.filter(({ state }) => state.at === 'waiting')
    const fresh = waiting.find(({ id }) => !calling.has(id))
    calling = new Set(waiting.map(({ id }) => id))
    if (fresh && isHere()) tell({ tune: 'call', words: callWords(fresh.kiosk) })
  })

  let before: WindowWork | null = null
  effect(() => {
    const now = work.value
    const first = now && newcomer(before, now)
    before = now
    if (first) tell({ tune: 'newcomer', words: words.newcomer(first) })
  })
  let asker: string | null = null
  effect(() => {
    const takeOver = work.value?.takeOver
    const asked = takeOver?.at === 'asked' && takeOver.from.id === me() ? takeOver.clerk : null
    if (asked && asked.id !== asker) tell({ tune: 'call', words: takeOverWords.asks(asked.name) })
    asker = asked?.id ?? null
  })
  return sound
}

/** Each of what waits as something to sound for, until there is none of it or a person unlocks the screen. */
function nameless({ troubles, takeOver }: Awaits): Parameters<TroubleSound['hear']>[0] {
  const ids = [
    ...(takeOver ? ['take-over'] : []),
    ...Array.from({ length: troubles }, (_, i) => `trouble ${i}`),
  ]
  return ids.map((id) => ({ id, since: '', urgency: 'now', acknowledged: null }))
}

/** Number of the person who has come into a line in which nobody waited; a page that has just opened knows of none. */
export function newcomer(before: WindowWork | null, now: WindowWork): string | null {
  const isSame = before !== null && before.window.id === now.window.id
  if (!isSame || before.waiting.length > 0 || now.window.service.at === 'closed') return null
  // Back in the line, and no newcomer: this desk has put the person there itself.
  const known = new Set([before.current, ...before.held, ...before.noShows].map((ticket) => ticket?.id))
  return now.waiting.find(({ id }) => !known.has(id))?.number ?? null
}
