import { type ReadonlySignal, signal } from '@preact/signals'

export type Aloud = {
  state: ReadonlySignal<{ at: 'quiet' } | { at: 'reading' }>
  /** 念给我听, and 停. */
  toggle(): void
  stop(): void
}

/** Reads the screen aloud. What speaks is fetched with the first tap. `onSentence`: somebody is listening. */
export function createAloud(onSentence: () => void): Aloud {
  const state = signal<{ at: 'quiet' } | { at: 'reading' }>({ at: 'quiet' })
  let reading: AbortController | null = null

  function stop(): void {
    reading?.abort()
    reading = null
    state.value = { at: 'quiet' }
  }

  async function read(mine: AbortController): Promise<void> {
    try {
      const { readScreen } = await import('../parts/read-screen.ts')
      if (!mine.signal.aborted) await readScreen(mine.signal, onSentence)
    } catch {
      // The daemon is away, and the head says so.
    }
    if (reading === mine) stop()
  }

  return {
    state,
    toggle() {
      if (reading) {
        stop()
        return
      }
      reading = new AbortController()
      state.value = { at: 'reading' }
      void read(reading)
    },
    stop,
  }
}
