import { Sheet } from '../parts/sheet.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { App } from './app.ts'
import type { Waited } from './waited.ts'
import { words } from './words/above.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

type Props = { app: App; waited: Waited; doing: { title: string; long: string } | undefined }

/**
 * A tap that the daemon has not answered yet; it stays good, and is asked again until it is. `doing`: the tap does
 * something that must not be done twice, so that the way home is offered only when the wait is too long.
 */
export function Restarting({ app, waited, doing }: Props) {
  const tooLong = waited === 'too-long'
  return (
    <Sheet title={tooLong ? words.tooLong.title : (doing?.title ?? words.restarting.title)}>
      <p>{withWholeWords(tooLong ? words.tooLong.note : (doing?.long ?? words.restarting.wait))}</p>
      {(tooLong || !doing) && (
        <div class="sheet-actions">
          <TouchButton class="plain" onPress={app.home}>
            {words.idle.leave}
          </TouchButton>
        </div>
      )}
    </Sheet>
  )
}
