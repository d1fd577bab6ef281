import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

/** The reader waits; time stands still, so it waits for ever. */
const waits = (at: 'place-card' | 'lift-card' | 'card-moved' | 'two-cards' | 'card-not-read') =>
  state(at, at, () => ({ at, guide: null, endsAt: performance.now() + 60_000 }))

const late = (name: string, more: Omit<ResidentFixture, 'shows'> = {}) =>
  state(name, 'card-late', () => ({ at: 'card-late', guide: null }), more)

export const cardStates: readonly ResidentState[] = [
  state('card-consent', 'card-consent', () => ({ at: 'card-consent', guide: null })),
  waits('place-card'),
  waits('lift-card'),
  waits('card-moved'),
  waits('two-cards'),
  waits('card-not-read'),
  late('card-late'),
  late('card-late-card-forgotten', { card: { at: 'perhaps' } }),
  state('reader-down', 'reader-down', () => ({ at: 'reader-down', guide: null })),
  state('take-card-away', 'take-card-away', () => ({ at: 'take-card-away', until: 'removed' }), {
    card: { at: 'lying', maskedName: '张*' },
  }),
  state('take-card-away-perhaps', 'take-card-away', () => ({ at: 'take-card-away', until: 'quiet' })),
]
