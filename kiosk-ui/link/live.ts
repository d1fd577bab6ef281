import { type ReadonlySignal, signal } from '@preact/signals'
import type { LiveEventName, LiveEvents } from '#contract/live.ts'
import { createEventStreamReader } from './event-stream.ts'
import { pause } from './pause.ts'

export type LiveMessage = { [Name in LiveEventName]: { name: Name; data: LiveEvents[Name] } }[LiveEventName]

/** `connecting`: the page has just opened. `restarting`: the daemon was there and is away. */
export type LinkState = { at: 'connecting' } | { at: 'live' } | { at: 'restarting' }

export type Live = {
  state: ReadonlySignal<LinkState>
  start(onMessage: (message: LiveMessage) => void): void
  /** Goes on at another address of the daemon, with a snapshot; back at the first one if it is not let in there. */
  move(to: string): void
}

/** The daemon sends at least a comment every 15 s; five more are for a busy machine. */
const SILENCE_MS = 20_000
/** No answer to the request itself. */
const CONNECT_MS = 5000
const FIRST_PAUSE_MS = 150
const LAST_PAUSE_MS = 2000

/** The stream of a screen that stands at no kiosk. */
export const LOBBY = '/api/live?screen=lobby'

/**
 * The live stream of one kiosk (null for a screen that is none; `first`: where else it listens), for as long as the page stands: reads, watches for
 * silence, comes back with the last id it saw. Messages are absolute, so one heard twice changes nothing.
 */
export function createLive(
  kiosk: string | null,
  first = kiosk === null ? LOBBY : `/api/live?kiosk=${encodeURIComponent(kiosk)}`,
): Live {
  const state = signal<LinkState>({ at: 'connecting' })
  let lastId: string | null = null
  let url = first
  let leave = () => {}

  /** What was heard elsewhere says nothing of what only this address tells. */
  function listenAt(to: string): void {
    if (to === url) return
    url = to
    lastId = null
  }

  async function listen(onMessage: (message: LiveMessage) => void, onAlive: () => void): Promise<void> {
    const control = new AbortController()
    leave = () => control.abort()
    let watchdog = setTimeout(() => control.abort(), CONNECT_MS)
    const alive = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => control.abort(), SILENCE_MS)
    }
    try {
      const response = await fetch(url, {
        headers: { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) },
        cache: 'no-store',
        signal: control.signal,
      })
      if (!response.ok) listenAt(first)
      if (!response.ok || !response.body) return
      const read = createEventStreamReader()
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        alive()
        for (const event of read(part.value)) {
          lastId = event.id ?? lastId
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the daemon's types are the contract's
          onMessage({ name: event.name, data: JSON.parse(event.data) } as LiveMessage)
        }
        onAlive()
      }
    } finally {
      clearTimeout(watchdog)
      control.abort()
    }
  }

  async function keepListening(onMessage: (message: LiveMessage) => void): Promise<never> {
    let wait = FIRST_PAUSE_MS
    for (;;) {
      const asked = url
      try {
        await listen(onMessage, () => {
          wait = FIRST_PAUSE_MS
          if (state.peek().at !== 'live') state.value = { at: 'live' }
        })
      } catch (error) {
        // A lost connection and the watchdog end here; anything else is a bug and must be seen.
        if (!(error instanceof TypeError) && !(error instanceof DOMException)) reportError(error)
      }
      if (asked !== url) continue
      if (state.peek().at !== 'restarting') state.value = { at: 'restarting' }
      await pause(wait)
      wait = Math.min(wait * 2, LAST_PAUSE_MS)
    }
  }

  return {
    state,
    start(onMessage) {
      void keepListening(onMessage)
    },
    move(to) {
      if (to === url) return
      listenAt(to)
      leave()
    },
  }
}
