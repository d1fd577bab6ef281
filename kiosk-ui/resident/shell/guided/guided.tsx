import { useEffect, useRef, useState } from 'preact/hooks'
import { Pictogram } from '../../../parts/icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import type { App } from '../app.ts'
import type { SaidOf } from '../read-aloud/speech.ts'
import { pageSpeaker } from '../read-aloud/speaker.ts'
import { endReading } from '../read-aloud/toggle-reading.ts'
import { words } from '../words/guided.ts'
import { type Lit, createGuide } from './guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

const EAR =
  'M9 13a7.500 7.500 0 0 1 15 0c0 5-5.500 6-5.500 10.500a4 4 0 0 1-7 2.500M13 13a3.500 3.500 0 0 1 7 0c0 2.500-2.500 3-3 5'

/** More characters stand smaller. */
const LONG_SAYS = 26
const LONG_TITLE = 10

/**
 * 说给我听, in the place of the screen: what is said, and two fields so large that they need not be seen. The upper one
 * means what was just said, the lower one asks for another thing. A question before the screen is answered by the same
 * two fields in the same places.
 */
export function Guided({ app, saidOf }: { app: App; saidOf: SaidOf }) {
  const [guide] = useState(() => createGuide(app, { saidOf, covered: true }, pageSpeaker()))
  const panel = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    endReading()
    app.aloud.value = { at: 'reading' }
    guide.start((seen) => {
      // What comes before the screen comes before this, too, until this comes again.
      panel.current?.close()
      if (seen instanceof HTMLDialogElement) panel.current?.showModal()
      else panel.current?.show()
    })
    return () => {
      guide.stop()
      app.aloud.value = { at: 'quiet' }
    }
  }, [])
  const { says, lit } = guide.state.value
  const title = titleOf(lit)
  return (
    <dialog class="guided" aria-label={words.label} ref={panel} onCancel={(event) => event.preventDefault()}>
      <div class="guided-says" data-long={says.length > LONG_SAYS ? '' : undefined}>
        <Pictogram path={EAR} />
        <p role="status">{withWholeWords(says)}</p>
      </div>
      <TouchButton class="guided-yes" data-act="yes" onPress={guide.yes}>
        {title === null ? (
          <b>{words.goOn}</b>
        ) : (
          <>
            <b data-long={title.length > LONG_TITLE ? '' : undefined}>{title}</b>
            <span>{lit?.at === 'group' ? words.enter : words.yes}</span>
          </>
        )}
      </TouchButton>
      <TouchButton class="guided-next" data-act="next" onPress={guide.next}>
        {words.next}
      </TouchButton>
    </dialog>
  )
}

function titleOf(lit: Lit | null): string | null {
  if (lit === null) return null
  if (lit.at === 'act') return words.acts[lit.does].title
  return lit.at === 'group' ? lit.name : lit.title
}
