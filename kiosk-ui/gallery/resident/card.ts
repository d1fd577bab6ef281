import type { OwnErrand } from '../../resident/journeys/card/errand.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

/** The reader waits; time stands still, so it waits for ever. */
const waits = (at: 'place-card' | 'lift-card' | 'card-moved' | 'two-cards' | 'card-not-read') =>
  state(at, at, () => ({ at, guide: null, endsAt: performance.now() + 60_000 }))

const late = (name: string, more: Omit<ResidentFixture, 'shows'> = {}) =>
  state(name, 'card-late', () => ({ at: 'card-late', guide: null }), more)

const ownOf = (at: OwnErrand['at']): OwnErrand => (at === 'tie' ? { at, code: '1042819305' } : { at })

export const cardStates: readonly ResidentState[] = [
  state('card-consent', 'card-consent', () => ({ at: 'card-consent', guide: null })),
  ...(['cases', 'bookings', 'tie'] as const).map((at) =>
    state(`card-consent-${at}`, 'card-consent', () => ({ at: 'card-consent', guide: null, own: ownOf(at) })),
  ),
  state('place-card-own', 'place-card', () => ({
    at: 'place-card',
    guide: null,
    own: { at: 'cases' },
    endsAt: performance.now() + 60_000,
  })),
  waits('place-card'),
  waits('lift-card'),
  waits('card-moved'),
  waits('two-cards'),
  waits('card-not-read'),
  late('card-late'),
  late('card-late-card-forgotten', { card: { at: 'perhaps' } }),
  state('reader-down-own', 'reader-down', () => ({ at: 'reader-down', guide: null, own: { at: 'cases' } })),
  state('reader-down', 'reader-down', () => ({ at: 'reader-down', guide: null })),
  state('take-card-away', 'take-card-away', () => ({ at: 'take-card-away', until: 'removed' }), {
    card: { at: 'lying', maskedName: '张*' },
  }),
  state('take-card-away-perhaps', 'take-card-away', () => ({ at: 'take-card-away', until: 'quiet' })),
]
