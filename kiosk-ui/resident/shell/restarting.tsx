import { Sheet } from '../parts/sheet.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words.ts'
import type { App, Busy } from './app.ts'

/** A tap that the daemon has not answered yet; the tap stays good, and is asked again until it is. */
export function Restarting({ app, busy }: { app: App; busy: Exclude<Busy, { at: 'free' }> }) {
  const tooLong = busy.waited === 'too-long'
  return (
    <Sheet title={busy.at === 'taking' ? words.sending.button : words.restarting.title}>
      <p>
        {tooLong ? words.sending.tooLong : busy.at === 'taking' ? words.sending.long : words.restarting.wait}
      </p>
      {(tooLong || busy.at === 'opening') && (
        <div class="sheet-actions">
          <TouchButton class="plain" onPress={app.home}>
            {words.idle.leave}
          </TouchButton>
        </div>
      )}
    </Sheet>
  )
}
