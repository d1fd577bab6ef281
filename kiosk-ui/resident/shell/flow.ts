import { type ReadonlySignal, batch, computed, effect, signal } from '@preact/signals'
import type { ContentKind } from '#contract/contents.ts'
import type { Api, Reply } from '../../link/api.ts'
import type { LiveMessage } from '../../link/live.ts'
import { untilAnswered } from '../../link/until-answered.ts'
import { forgetTexts } from '../../parts/in-phrases.tsx'
import type { Core, Leaving } from './app.ts'
import { createContents } from './contents.ts'
import type { Journey, Shell, Work } from './journey.ts'
import type { Acts, Destination, Screen, Sheet } from './screens.ts'
import type { Views } from './views.ts'
import { type Waited, watchPatience } from './waited.ts'

/** All journeys at work: what taps lead to, each asked for until the daemon answers. */
export type Flow = {
  open(to: Destination): void
  act(name: keyof Acts): void
  hear(message: LiveMessage): void
  /** Asks for contents before a tap wants them. */
  askAhead(): Promise<void>
  /** The resident leaves: nothing of theirs stays. Says what must be on the screen then. */
  leave(how: Leaving): Screen
  /** How often a screen has been replaced by itself because its contents had changed. */
  renewals: ReadonlySignal<number>
  /** The sheet that stands before the screen. */
  sheet: ReadonlySignal<Sheet | null>
}

export type FlowPorts = {
  api: Api
  session: Shell['session']
  views: Pick<Views, 'load' | 'entry'>
  /** Reloads the page. */
  reload(): void
}

type Opener = (to: Destination, signal: AbortSignal) => Screen | Promise<Screen>

/** Starts every journey, and takes up what a reload interrupted. */
export function createFlow(
  core: Core,
  journeys: readonly Journey[],
  { api, session, views, reload }: FlowPorts,
): Flow {
  const { stack, busy, link } = core
  const contents = createContents(api)
  let pending = new AbortController()
  const renewals = signal(0)
  const shell: Shell = {
    ...core,
    api,
    contents,
    session,
    open: (to) => void open(to),
    load,
    loadOnce: views.load,
    pending: () => pending.signal,
  }
  const works = journeys.map((journey): Work => journey.start(shell))
  const openers: Record<string, Opener> = Object.assign({}, ...works.map((work) => work.open))
  const acts: Work['acts'] = Object.assign({}, ...works.map((work) => work.acts))

  /** Asks the daemon for a screen and its code, says how long that has been taking, and shows it. */
  async function open(to: Destination): Promise<void> {
    if (busy.peek().at !== 'free') return
    pending = new AbortController()
    const { signal } = pending
    const say = (waited: Waited) => {
      busy.value = { at: 'opening', to, waited }
    }
    say('unseen')
    // The words for a long wait must be here before the wait is.
    void load('above', signal)
    const stop = watchPatience((waited) => {
      if (!signal.aborted) say(waited)
    })
    const next = await fetchScreen(to, signal).finally(stop)
    if (signal.aborted) return
    batch(() => {
      busy.value = { at: 'free' }
      stack.value = [...under(to, next), next]
    })
  }

  async function fetchScreen(to: Destination, signal: AbortSignal): Promise<Screen> {
    const opener = openers[to.at]
    if (!opener) throw new Error(`no journey opens ${to.at}`)
    const [next] = await Promise.all([opener(to, signal), load(to.at, signal)])
    if (next.at !== to.at) await load(next.at, signal)
    return next
  }

  /** What is shown of these contents is shown as it is now; where it is gone, what the journey says then. */
  async function renew(kinds: readonly ContentKind[]): Promise<void> {
    const shown = stack.peek().at(-1)
    const renewed = shown && views.entry(shown.at)?.renewed
    if (!shown || !renewed?.by.some((kind) => kinds.includes(kind))) return
    const to = renewed.as(shown)
    const next = await fetchScreen(to, pending.signal)
    const now = stack.peek().at(-1)
    // The resident has gone on, perhaps to another page of the same.
    if (now?.at !== shown.at || !same(renewed.as(now), to)) return
    // From its beginning, because the old page has no place among the new ones.
    if (same({ ...now, from: 0 }, { ...next, from: 0 })) return
    batch(() => {
      renewals.value++
      stack.value = [...stack.peek().slice(0, -1), next]
    })
  }

  /** What the next screen stands upon. */
  function under(to: Destination, next: Screen): readonly Screen[] {
    if (views.entry(to.at)?.endsTheWay) return [{ at: 'home' }]
    const before = stack.peek()
    const last = before.at(-1)
    const gives = last && (last.at === next.at || views.entry(last.at)?.passing)
    return gives ? before.slice(0, -1) : before
  }

  function load(at: Screen['at'] | 'above', signal: AbortSignal): Promise<Reply<null>> {
    return untilAnswered<null>(async () => {
      try {
        await views.load(at)
        return { at: 'ok', value: null }
      } catch {
        // The daemon is there and has not got this page's code any more: it was updated.
        if (link.peek().at === 'live') reload()
        return { at: 'away' }
      }
    }, signal)
  }

  for (const work of works) work.resume?.()
  effect(() => {
    if (core.choosesType.value) void load('above', pending.signal)
  })

  return {
    open: shell.open,
    act: (name) => acts?.[name]?.(),
    hear(message) {
      contents.hear(message)
      for (const work of works) work.hear?.(message)
      // Notices change with the day, too.
      if (message.name === 'board-changed') void renew(['notice'])
      if (message.name === 'contents-changed')
        void renew(message.data.kinds.filter((kind) => kind !== 'notice'))
    },
    askAhead: contents.askAhead,
    leave(how) {
      pending.abort()
      if (how === 'quiet') forgetTexts()
      const left = works.map((work) => work.leave?.(how) ?? null)
      return left.find((screen) => screen !== null) ?? { at: 'home' }
    },
    renewals,
    sheet: computed(
      () => works.map((work) => work.sheet?.value ?? null).find((sheet) => sheet !== null) ?? null,
    ),
  }
}

function same(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
