import type { PrintState } from '#contract/ticket.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { App } from '../shell/app.ts'
import { Sheet } from './sheet.tsx'
import { printWords, words } from './words/print.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

type Props = { app: App; what: string; print: PrintState; onDone: () => void }

/** How the print of a paper stands, before the screen that it was asked from. */
export function PrintSheet({ app, what, print, onDone }: Props) {
  const { title, note } = printWords(what, print)
  return (
    <Sheet key={print.at} title={title} reader={app}>
      <p>{withWholeWords(note)}</p>
      <div class="sheet-actions">
        <TouchButton class="go" onPress={onDone}>
          {words.readOn}
        </TouchButton>
      </div>
    </Sheet>
  )
}
