import { signal } from '@preact/signals'
import { type FunctionComponent, type ComponentChildren, h } from 'preact'
import type { App } from './app.ts'
import type { LaterScreen } from './screens.ts'

type At = LaterScreen['at']
type View<Name extends At> = FunctionComponent<{ app: App; screen: Extract<LaterScreen, { at: Name }> }>
/** A component whose screen has been matched to it by name. */
type AnyView = FunctionComponent<{ app: App; screen: LaterScreen | null }>

const imports: { [Name in At]: () => Promise<View<Name>> } & {
  above: () => Promise<FunctionComponent<{ app: App }>>
} = {
  'choose-errand': async () => (await import('../journeys/take-a-ticket/choose-errand.tsx')).ChooseErrand,
  'choose-domain': async () => (await import('../journeys/guides/choose-domain.tsx')).ChooseDomain,
  'domain-items': async () => (await import('../journeys/guides/domain-items.tsx')).DomainItems,
  'confirm-errand': async () => (await import('../journeys/take-a-ticket/confirm-errand.tsx')).ConfirmErrand,
  guides: async () => (await import('../journeys/guides/guides.tsx')).Guides,
  guide: async () => (await import('../journeys/guides/guide.tsx')).GuideScreen,
  'my-ticket': async () => (await import('../journeys/find-ticket/find-ticket.tsx')).MyTicket,
  'found-ticket': async () => (await import('../journeys/find-ticket/found-ticket.tsx')).FoundTicketScreen,
  search: async () => (await import('../journeys/guides/search.tsx')).Search,
  board: async () => (await import('../journeys/board/board.tsx')).Board,
  'board-classes': async () => (await import('../journeys/board/board-classes.tsx')).BoardClasses,
  'board-class': async () => (await import('../journeys/board/board-class.tsx')).BoardClass,
  notice: async () => (await import('../journeys/board/notice.tsx')).NoticeScreen,
  'notice-gone': async () => (await import('../journeys/board/notice-gone.tsx')).NoticeGone,
  places: async () => (await import('../journeys/places/places.tsx')).PlacesScreen,
  'card-consent': async () => (await import('../journeys/card/card-consent.tsx')).CardConsent,
  'place-card': async () => (await import('../journeys/card/place-card.tsx')).PlaceCard,
  'lift-card': async () => (await import('../journeys/card/lift-card.tsx')).LiftCard,
  'card-moved': async () => (await import('../journeys/card/card-moved.tsx')).CardMoved,
  'two-cards': async () => (await import('../journeys/card/two-cards.tsx')).TwoCards,
  'card-not-read': async () => (await import('../journeys/card/card-not-read.tsx')).CardNotRead,
  'card-late': async () => (await import('../journeys/card/card-late.tsx')).CardLate,
  'reader-down': async () => (await import('../journeys/card/reader-down.tsx')).ReaderDown,
  'take-card-away': async () => (await import('../journeys/card/take-card-away.tsx')).TakeCardAway,
  'declare-priority': async () =>
    (await import('../journeys/take-a-ticket/declare-priority.tsx')).DeclarePriority,
  'already-waiting': async () =>
    (await import('../journeys/take-a-ticket/already-waiting.tsx')).AlreadyWaiting,
  ticket: async () => (await import('../journeys/take-a-ticket/ticket.tsx')).TicketTaken,
  closed: async () => (await import('../journeys/take-a-ticket/closed.tsx')).Closed,
  'queue-full': async () => (await import('../journeys/take-a-ticket/queue-full.tsx')).QueueFull,
  'no-ticket': async () => (await import('../journeys/take-a-ticket/no-ticket.tsx')).NoTicket,
  'cannot-take': async () => (await import('../journeys/take-a-ticket/cannot-take.tsx')).CannotTake,
  above: async () => (await import('./above.tsx')).Above,
}

const loaded = signal<ReadonlyMap<string, AnyView>>(new Map())

async function load(at: keyof typeof imports): Promise<void> {
  if (loaded.peek().has(at)) return
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `imports` pairs each name with its screen
  const view = (await imports[at]()) as AnyView
  loaded.value = new Map(loaded.peek()).set(at, view)
}

/** The screens that come after home: each fetched once, when it is first wanted. */
export const views = {
  load,
  async loadAll(): Promise<void> {
    // One that does not come now is asked for again when it is wanted.
    await Promise.allSettled([
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `imports` has no other keys
      ...(Object.keys(imports) as (keyof typeof imports)[]).map(load),
      import('uqr'),
    ])
    // From here on the screens stand without the daemon.
    document.body.dataset['screens'] = 'fetched'
  },
  render(app: App, screen: LaterScreen | null): ComponentChildren {
    const view = loaded.value.get(screen ? screen.at : 'above')
    return view ? h<{ app: App; screen: LaterScreen | null }>(view, { app, screen }) : null
  },
}
