import type { Places } from '#contract/places.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../link/api.ts'
import { untilAnswered } from '../../link/until-answered.ts'
import type { App } from '../shell/app.ts'
import { HallMap } from './hall-map.tsx'
import { words } from './words/hall-map.ts'

/**
 * Where a resident who is called has to go: the window's name, and the way there on the map of the hall where the map
 * places that window. `window`: its id.
 */
export function WayToWindow({ app, window }: { app: App; window: string }) {
  const { station, kiosk } = app.model.value
  const places = usePlaces()
  const on = places?.map.windows.find((one) => one.window === window)
  const label = windowLabel(app, window)
  return (
    <>
      <p class="go-to" data-say={words.goToWindow(label)}>
        {words.goTo}
        <b>{label}</b>
      </p>
      {places && on && (
        <figure class="way" data-say={words.lit(label)}>
          <HallMap places={{ ...places, name: station.name }} kiosk={kiosk.id} window={{ ...on, label }} />
        </figure>
      )}
      {places && !on && <p class="way way-words">{withWholeWords(words.ask)}</p>}
    </>
  )
}

/** The words on a window's plate; one that was closed for good since is still known by its id. */
export function windowLabel(app: App, window: string): string {
  return app.model.value.station.windows.find(({ id }) => id === window)?.label ?? window
}

/** What is placed on the map, once the daemon has said it. */
function usePlaces(): Places | null {
  const [places, setPlaces] = useState<Places | null>(null)
  useEffect(() => {
    const control = new AbortController()
    void askForPlaces(control.signal, setPlaces)
    return () => control.abort()
  }, [])
  return places
}

async function askForPlaces(signal: AbortSignal, show: (places: Places) => void): Promise<void> {
  const reply = await untilAnswered(() => api('GET /api/places', { params: {} }), signal)
  if (reply.at === 'ok' && !signal.aborted) show(reply.value.places)
}
