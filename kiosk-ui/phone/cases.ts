import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { PhoneCases } from '#contract/phone.ts'
import type { Followed } from './follow.ts'

/**
 * How the cases stand that came of the ticket at `path` (`/t/<token>`), asked for once it is done or its day is gone, and
 * whenever the page is looked at again; null while nothing is known.
 */
export function askCases(
  path: string,
  followed: ReadonlySignal<Followed>,
): ReadonlySignal<PhoneCases | null> {
  const cases = signal<PhoneCases | null>(null)
  const isTime = computed(() => {
    const now = followed.value
    return now.at === 'over' || ('ticket' in now && now.ticket?.place.at === 'done')
  })
  async function ask(): Promise<void> {
    if (!isTime.peek() || document.visibilityState === 'hidden') return
    try {
      const response = await fetch(`${path}/cases`, { cache: 'no-store' })
      if (response.ok) cases.value = await response.json()
    } catch {
      // What stands there says of when it is.
    }
  }
  effect(() => {
    if (isTime.value) void ask()
  })
  document.addEventListener('visibilitychange', () => void ask())
  addEventListener('online', () => void ask())
  return cases
}
