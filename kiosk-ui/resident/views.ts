import { signal } from '@preact/signals'
import { type FunctionComponent, type ComponentChildren, h } from 'preact'
import type { App } from './app.ts'
import type { LaterScreen } from './screen.ts'

type At = LaterScreen['at']
type View<Name extends At> = FunctionComponent<{ app: App; screen: Extract<LaterScreen, { at: Name }> }>
/** A component whose screen has been matched to it by name. */
type AnyView = FunctionComponent<{ app: App; screen: LaterScreen | null }>

const imports: { [Name in At]: () => Promise<View<Name>> } & {
  above: () => Promise<FunctionComponent<{ app: App }>>
} = {
  'choose-errand': async () => (await import('./screens/choose-errand.tsx')).ChooseErrand,
  'choose-domain': async () => (await import('./screens/choose-domain.tsx')).ChooseDomain,
  'domain-items': async () => (await import('./screens/domain-items.tsx')).DomainItems,
  'confirm-errand': async () => (await import('./screens/confirm-errand.tsx')).ConfirmErrand,
  guides: async () => (await import('./screens/guides.tsx')).Guides,
  guide: async () => (await import('./screens/guide.tsx')).GuideScreen,
  'my-ticket': async () => (await import('./screens/my-ticket.tsx')).MyTicket,
  'found-ticket': async () => (await import('./screens/found-ticket.tsx')).FoundTicketScreen,
  search: async () => (await import('./screens/search.tsx')).Search,
  board: async () => (await import('./screens/board.tsx')).Board,
  'board-classes': async () => (await import('./screens/board-classes.tsx')).BoardClasses,
  'board-class': async () => (await import('./screens/board-class.tsx')).BoardClass,
  notice: async () => (await import('./screens/notice.tsx')).NoticeScreen,
  'notice-gone': async () => (await import('./screens/notice-gone.tsx')).NoticeGone,
  places: async () => (await import('./screens/places.tsx')).PlacesScreen,
  'card-consent': async () => (await import('./screens/card-consent.tsx')).CardConsent,
  'place-card': async () => (await import('./screens/place-card.tsx')).PlaceCard,
  'lift-card': async () => (await import('./screens/lift-card.tsx')).LiftCard,
  'card-moved': async () => (await import('./screens/card-moved.tsx')).CardMoved,
  'two-cards': async () => (await import('./screens/two-cards.tsx')).TwoCards,
  'card-not-read': async () => (await import('./screens/card-not-read.tsx')).CardNotRead,
  'card-late': async () => (await import('./screens/card-late.tsx')).CardLate,
  'reader-down': async () => (await import('./screens/reader-down.tsx')).ReaderDown,
  'take-card-away': async () => (await import('./screens/take-card-away.tsx')).TakeCardAway,
  'declare-priority': async () => (await import('./screens/declare-priority.tsx')).DeclarePriority,
  'already-waiting': async () => (await import('./screens/already-waiting.tsx')).AlreadyWaiting,
  ticket: async () => (await import('./screens/ticket.tsx')).TicketTaken,
  closed: async () => (await import('./screens/closed.tsx')).Closed,
  'queue-full': async () => (await import('./screens/queue-full.tsx')).QueueFull,
  'no-ticket': async () => (await import('./screens/no-ticket.tsx')).NoTicket,
  'cannot-take': async () => (await import('./screens/cannot-take.tsx')).CannotTake,
  above: async () => (await import('./screens/above.tsx')).Above,
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
