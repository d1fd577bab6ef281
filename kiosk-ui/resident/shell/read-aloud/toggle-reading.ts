import { effect } from '@preact/signals'
import { readScreen } from './read-screen.ts'
import type { App } from '../app.ts'

/** Ends what is being read; null while nothing is. */
let endReading: (() => void) | null = null

/** 念给我听, and 停. Another screen, another page of it or another size of type ends it too. */
export function toggleReading(app: App): void {
  if (endReading) endReading()
  else read(app)
}

function read(app: App): void {
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
  void readScreen(stop.signal, app.idle.listenedTo).finally(end)
}

function placeOf({ screen, modes }: App): string {
  const { value } = screen
  return [value.at, 'from' in value ? value.from : 0, modes.type.value].join(' ')
}
