import type { ReadonlySignal, Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { HomeModel } from '#contract/station.ts'
import type { Live } from '../../link/live.ts'
import type { WallClock } from '../../link/station-time.ts'
import type { IdleWatch } from './idle.ts'
import type { Modes } from './modes.ts'
import type { Acts, Destination, Opened, Screen } from './screens.ts'
import type { Waited } from './waited.ts'

/** What a tap has begun and the daemon has not answered yet. One thing at a time: a second tap begins nothing. */
export type Busy = { at: 'free' } | { at: 'opening'; to: Destination; waited: Waited }

/** What is known of a card on the reader. `perhaps`: one was there, and the reader cannot tell whether it is gone. */
export type CardOnReader = { at: 'none' } | { at: 'lying'; maskedName: string } | { at: 'perhaps' }

/** How a resident leaves: by a touch, or because the screen has not been touched for long. */
export type Leaving = 'touch' | 'quiet'

/** The state that screens show and taps change. */
export type Core = {
  model: ReadonlySignal<HomeModel>
  link: Live['state']
  /** Screens one upon another, home at the bottom; the last one is seen. */
  stack: Signal<readonly Screen[]>
  busy: Signal<Busy>
  card: Signal<CardOnReader>
  /** How the call of 叫工作人员 stands that this resident has made; the bar says it. */
  called: Signal<'not' | 'waiting' | 'answered'>
  /** How many residents have gone, each with everything of theirs. */
  gone: Signal<number>
  /** The sheet of 大字版, with every way to read, stands before the screen until one is taken. */
  choosesType: Signal<boolean>
}

/** What the screens of every journey are given. */
export type App = Core & {
  screen: ReadonlySignal<Screen>
  /** Null until the station has said what time it is. */
  clock: ReadonlySignal<WallClock | null>
  idle: IdleWatch
  modes: Modes
  /** The tap on 大字版: large at once, with the sheet that offers 黑底白字 and the way back. */
  chooseType(): void
  /** Whether the screen is being read aloud. */
  aloud: Signal<{ at: 'quiet' } | { at: 'reading' }>
  /** The screen that a tap on 返回 leads to exists. */
  canGoBack: ReadonlySignal<boolean>
  open(to: Destination): void
  /** Whether a tap that leads there is on its way for so long that it is to be seen. */
  opens(at: Opened): boolean
  act(name: keyof Acts): void
  /** Turns the pages of the screen that is open: `from` is the first thing to show. */
  turnTo(from: number): void
  /** Changes what the open screen shows; nothing when another one is open by now. */
  change(next: Screen): void
  back(): void
  home(): void
  /** The open screen; nothing while its code is not here. */
  renderScreen(): ComponentChildren
  /** What stands in the frame beside the screen: the upper half for 坐着用, the two fields of 说给我听. */
  renderBeside(): ComponentChildren
  /** What stands before every screen. */
  renderAbove(): ComponentChildren
  /** 念给我听: reads the screen aloud, or stops. What speaks is fetched with the first tap. */
  toggleReading(): void
  /** Connects to the daemon, and takes up what a reload interrupted. */
  start(): void
  /** Fetches every screen, so that they stand when the daemon is away. */
  fetchAhead(): Promise<void>
}
