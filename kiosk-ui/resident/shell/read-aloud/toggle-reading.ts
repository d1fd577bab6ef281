import { effect } from '@preact/signals'
import type { App } from '../app.ts'
import { readScreen } from './read-screen.ts'
import type { SaidOf } from './speech.ts'

/** Ends what is being read; null while nothing is. */
let stopReading: (() => void) | null = null

/** 念给我听, and 停, which ends 说给我听 too. Another screen, another page of it or another size of type ends it too. */
export function toggleReading(app: App, saidOf: SaidOf): void {
  if (app.modes.voice.peek() === 'guided') app.modes.choose({ voice: 'asked' })
  else if (stopReading) stopReading()
  else read(app, saidOf)
}

export function endReading(): void {
  stopReading?.()
}

function read(app: App, saidOf: SaidOf): void {
  const stop = new AbortController()
  const place = placeOf(app)
  const unwatch = effect(() => {
    if (placeOf(app) !== place) end()
  })

  function end(): void {
    if (stopReading !== end) return
    stopReading = null
    stop.abort()
    unwatch()
    app.aloud.value = { at: 'quiet' }
  }

  stopReading = end
  app.aloud.value = { at: 'reading' }
  void readScreen({ saidOf }, stop.signal, app.idle.listenedTo).finally(end)
}

function placeOf({ screen, modes }: App): string {
  const { value } = screen
  return [value.at, 'from' in value ? value.from : 0, modes.layout.value].join(' ')
}
