import type { ReadonlySignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import type { Api, Reply } from '../../link/api.ts'
import type { ContentKind } from '#contract/contents.ts'
import type { LiveMessage } from '../../link/live.ts'
import type { App, Core, Leaving } from './app.ts'
import type { Contents } from './contents.ts'
import type { Patience } from './idle.ts'
import type { Speech } from './read-aloud/speech.ts'
import type {
  Acts,
  Destination,
  DestinationOf,
  Opened,
  Screen,
  ScreenName,
  ScreenOf,
  Sheet,
  SheetName,
  SheetOf,
} from './screens.ts'

export type View<At extends ScreenName> = FunctionComponent<{ app: App; screen: ScreenOf<At> }>

/** Everything the shell knows of one screen. */
export type ScreenEntry<At extends ScreenName> = {
  /** Fetches the screen's code. */
  load(): Promise<View<At>>
  /** Without one: as long as a page to read. */
  patience?: Patience
  /** It asks, and waits for an answer: whom it takes long is offered 说给我听. */
  question?: true
  /** Opened by its name, it stands on home alone, with no way back to what led here: that is done. */
  endsTheWay?: true
  /** The next screen takes its place, so that 返回 never leads to it. */
  passing?: true
  /** The contents it shows, and the destination that loads it: it is loaded again when they change. */
  renewed?: { by: readonly ContentKind[]; as(screen: ScreenOf<At>): Destination }
  /** Words while the daemon has not answered, where the tap does something that must not be done twice. */
  doing?: { title: string; long: string }
}

/** Everything the shell knows of a sheet before the screens. */
export type SheetEntry<At extends SheetName> = {
  load(): Promise<FunctionComponent<{ app: App; sheet: SheetOf<At> }>>
  /** Seconds without a touch that the screen bears at least while the sheet is there. */
  quiet: number
}

/** What the machine shows while it rests. */
type Rest = { load(): Promise<FunctionComponent<{ app: App }>> }

/** One errand of a resident, whole. The list of all journeys is resident/journeys.ts. */
export type Journey<At extends ScreenName = never, Before extends SheetName = never> = {
  screens: { [Name in At]: ScreenEntry<Name> }
  sheets?: { [Name in Before]: SheetEntry<Name> }
  /** What its screens say in sentences of their own. */
  speech?: { load(): Promise<Speech> }
  rest?: Rest
  /** Begins once, when the first tap wants it or the page has stood for a while. */
  start(shell: Shell): Work<At>
}

/** A journey at work, with what it remembers of the resident. */
export type Work<At extends ScreenName = never> = {
  /** What must be fetched before a screen can stand; the answer may be another screen than was asked for. */
  open: { [Name in At & Opened]: (to: DestinationOf<Name>, signal: AbortSignal) => Screen | Promise<Screen> }
  acts?: { [Name in keyof Acts]?: () => void }
  hear?(message: LiveMessage): void
  /** The resident leaves: forgets everything of theirs, and says what must stay on the screen; null for nothing. */
  leave?(how: Leaving): Screen | null
  /** Takes up what a reload of the page interrupted. */
  resume?(): void
  /** The sheet that stands before the screen now. */
  sheet?: ReadonlySignal<Sheet | null>
}

/** What a journey has of the shell. */
export type Shell = Core & {
  api: Api
  contents: Contents
  /** Outlives a reload of the page, not the tab. */
  session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  open(to: Destination): void
  /** Fetches the code of a screen, or of what stands before every screen, until it is there. */
  load(at: ScreenName | 'above', signal: AbortSignal): Promise<Reply<null>>
  /** The same once; rejects when it cannot be had. */
  loadOnce(at: ScreenName): Promise<void>
  /** Aborted when the resident leaves or begins something else. */
  pending(): AbortSignal
}

/** Enters a journey; what is declared of its screens and what is given here must agree. */
export function journeyOf<At extends ScreenName = never, Before extends SheetName = never>(
  journey: Journey<At, Before>,
): Journey<At, Before> {
  return journey
}
