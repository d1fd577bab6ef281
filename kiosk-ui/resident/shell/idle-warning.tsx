import { Sheet } from '../parts/sheet.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words/above.ts'
import type { App } from './app.ts'
import { WARNING_S } from './idle.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

/** After a while without a touch: one tap goes on, otherwise everything personal is cleared. */
export function IdleWarning({ app, secondsLeft }: { app: App; secondsLeft: number }) {
  return (
    <Sheet title={words.idle.title} reader={app}>
      <div class="idle-count" role="timer" data-say={words.idle.left(secondsLeft)}>
        <b>{secondsLeft}</b>
        <span>{words.idle.seconds}</span>
        <progress max={WARNING_S} value={secondsLeft} aria-hidden="true" />
      </div>
      <p>{withWholeWords(words.idle.note)}</p>
      <div class="sheet-actions">
        <TouchButton class="plain" onPress={app.home}>
          {words.idle.leave}
        </TouchButton>
        <TouchButton class="go" onPress={app.idle.goOn}>
          {words.idle.stay}
        </TouchButton>
      </div>
    </Sheet>
  )
}
