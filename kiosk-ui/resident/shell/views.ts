import { signal } from '@preact/signals'
import { type ComponentChildren, type FunctionComponent, h } from 'preact'
import type { AboveProps } from './above.tsx'
import type { App } from './app.ts'
import type { Journey, ScreenEntry, SheetEntry, View } from './journey.ts'
import { type SaidOf, type Speech, saidOn } from './read-aloud/speech.ts'
import type { Screen, ScreenName, Sheet, SheetName } from './screens.ts'
import { Far } from './sitting/far.tsx'

/** The code of the screens after home: each fetched once, when it is first wanted. */
export type Views = {
  entry(at: ScreenName): ScreenEntry<ScreenName> | undefined
  /** Seconds without a touch that a screen bears at least under this sheet. */
  quietOf(sheet: Sheet): number
  /** `above`: everything that stands before the screens. Rejects when it cannot be had. */
  load(at: ScreenName | 'above'): Promise<void>
  /** 念给我听: reads the open screen aloud, or stops. */
  toggleReading(app: App): Promise<void>
  /** What is said of the open screen in sentences of its own. Rejects when it cannot be had. */
  speech(app: App): Promise<SaidOf>
  /** All of them; what cannot be had now is asked for again when it is wanted. */
  loadAll(): Promise<void>
  /** Nothing while its code is not here. Another `renewal` lays the screen out again. */
  renderScreen(app: App, screen: Screen, renewal: number): ComponentChildren
  /** What stands in the frame beside the screen. */
  renderBeside(app: App): ComponentChildren
  renderAbove(app: App, sheet: Sheet | null): ComponentChildren
}

/** A component whose screen has been matched to it by name. */
type AnyView = View<ScreenName>
type AnySheet = FunctionComponent<{ app: App; sheet: Sheet }>
type Above = {
  view: FunctionComponent<AboveProps>
  guided: FunctionComponent<{ app: App; saidOf: SaidOf }>
  speech: readonly Speech[]
  rest: FunctionComponent<{ app: App }> | undefined
  sheets: ReadonlyMap<string, AnySheet>
}

export function createViews(journeys: readonly Journey[]): Views {
  /* oxlint-disable typescript/no-unsafe-type-assertion -- each journey's entries are those of its own screens */
  const entries = Object.assign({}, ...journeys.map(({ screens }) => screens)) as {
    readonly [At in ScreenName]?: ScreenEntry<ScreenName>
  }
  const sheetEntries = Object.assign({}, ...journeys.map(({ sheets }) => sheets)) as {
    readonly [At in SheetName]: SheetEntry<SheetName>
  }
  const names = Object.keys(entries) as ScreenName[]
  /* oxlint-enable typescript/no-unsafe-type-assertion */
  const screens = signal<ReadonlyMap<string, AnyView>>(new Map())
  const above = signal<Above | null>(null)

  async function loadScreen(at: ScreenName): Promise<void> {
    if (screens.peek().has(at)) return
    const view = await entries[at]?.load()
    if (view) screens.value = new Map(screens.peek()).set(at, view)
  }

  async function loadAbove(): Promise<void> {
    if (above.peek()) return
    const [{ Above: view }, { Guided: guided }, speech, rest, ...sheets] = await Promise.all([
      import('./above.tsx'),
      import('./guided/guided.tsx'),
      loadSpeech(),
      journeys.find((journey) => journey.rest)?.rest?.load(),
      ...Object.entries(sheetEntries).map(async ([at, entry]) => [at, await entry.load()] as const),
    ])
    above.value = { view, guided, speech, rest, sheets: new Map(sheets) }
  }

  function loadSpeech(): Promise<Speech[]> {
    return Promise.all(journeys.flatMap(({ speech }) => speech?.load() ?? []))
  }

  return {
    entry: (at) => entries[at],
    quietOf: ({ at }) => sheetEntries[at].quiet,
    load: (at) => (at === 'above' ? loadAbove() : loadScreen(at)),
    speech: async (app) => saidOn(app, await loadSpeech()),
    async toggleReading(app) {
      try {
        const [{ toggleReading }, speech] = await Promise.all([
          import('./read-aloud/toggle-reading.ts'),
          loadSpeech(),
        ])
        toggleReading(app, saidOn(app, speech))
      } catch {
        // The daemon is away, and the head says so.
      }
    },
    async loadAll() {
      // What draws the codes of tickets and networks, too.
      await Promise.allSettled([...names.map(loadScreen), loadAbove(), import('uqr')])
    },
    renderScreen(app, screen, renewal) {
      const view = screens.value.get(screen.at)
      return view ? h<{ app: App; screen: Screen }>(view, { app, screen, key: renewal }) : null
    },
    renderBeside: (app) => [
      app.modes.reach.value === 'sitting' && h(Far, { key: 'far', app }),
      app.modes.voice.value === 'guided' &&
        above.value &&
        h(above.value.guided, { key: 'guided', app, saidOf: saidOn(app, above.value.speech) }),
    ],
    renderAbove(app, sheet) {
      if (!above.value) return null
      const { view, rest, sheets } = above.value
      const shown = sheet && sheets.get(sheet.at)
      return h(view, {
        app,
        rest,
        entry: (at) => entries[at],
        sheet: shown ? h<{ app: App; sheet: Sheet }>(shown, { app, sheet }) : null,
      })
    },
  }
}
