import { effect } from '@preact/signals'
import { readScreen } from './read-screen.ts'
import type { App } from '../app.ts'

/** Ends what is being read; null while nothing is. */
let endReading: (() => void) | null = null

/** 念给我听, and 停. Another screen, another page of it or another size of type ends it too. */
export async function toggleReading(app: App): Promise<void> {
  if (endReading) endReading()
  else await read(app)
}

/** Rejects when what is said cannot be had. */
async function read(app: App): Promise<void> {
  const stop = new AbortController()
  const place = placeOf(app)
  const unwatch = effect(() => {
    if (placeOf(app) !== place) end()
  })

  function end(): void {
    if (endReading !== end) return
    endReading = null
    stop.abort()
    unwatch()
    app.aloud.value = { at: 'quiet' }
  }

  endReading = end
  app.aloud.value = { at: 'reading' }
  try {
    await readScreen({ saidOf: await app.speech() }, stop.signal, app.idle.listenedTo)
  } finally {
    end()
  }
}

function placeOf({ screen, modes }: App): string {
  const { value } = screen
  return [value.at, 'from' in value ? value.from : 0, modes.layout.value].join(' ')
}
