import type { App } from '../app.ts'
import { StationClock } from './station-clock.tsx'

/**
 * The upper half of an upright screen while somebody sits before it: the number that is called now, or the clock, to be
 * seen across the hall. Nobody needs it to finish an errand: the screen itself, the hall's screens and the voice say all
 * of it, so that it is neither read aloud nor touched.
 */
export function Far({ app }: { app: App }) {
  const called = app.model.value.windows.find(({ current }) => current?.at === 'called')
  return (
    <div class="far" aria-hidden="true">
      {called?.current ? (
        <p class="far-call">
          <b data-length={Math.min(called.current.number.length, 8)}>{called.current.number}</b>
          <span>{called.label}</span>
        </p>
      ) : (
        app.clock.value && <StationClock time={app.clock.value.time} />
      )}
    </div>
  )
}
