import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { Done } from '../../parts/done.tsx'
import { PrintSheet } from '../../parts/print-sheet.tsx'
import { printOnce } from '../../parts/print-once.ts'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

const said = words.sent

/** Its number, its code, and when the reply is there; on paper, too, where there is a printer. */
export function Sent({ app, screen: { receipt } }: { app: App; screen: ScreenOf<'feedback-sent'> }) {
  const [print, setPrint] = useState<PrintState | null>(null)
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { number, code, dueOn, contact } = receipt
  const { kiosk } = app.model.value
  const send = () => {
    const body = { commandId: newCommandId(), code, kiosk: kiosk.id }
    return printOnce(() => api('POST /api/feedback/print', { params: {}, body }), setPrint, leaving.signal)
  }
  return (
    <>
      <main class="feedback feedback-sent">
        <ScreenTitle title={said.title}>
          <p class="title-note">{withWholeWords(said.number(number))}</p>
        </ScreenTitle>
        <section class="feedback-code">
          <ScreenIcon name="check" />
          <h2>{said.code}</h2>
          <p class="feedback-digits">
            <span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
          </p>
        </section>
        <div class="feedback-told">
          <p>{withWholeWords(said.keep)}</p>
          <p>{withWholeWords(dueOn === null ? said.noDue : said.due(dueOn))}</p>
          {contact.at === 'kept' && <p>{withWholeWords(said.kept(contact.until))}</p>}
          {contact.at === 'not-kept' && <p class="feedback-doubt">{withWholeWords(said.notKept)}</p>}
        </div>
        <Done
          app={app}
          next={kiosk.printer.at === 'none' ? undefined : { text: said.print, onPress: () => void send() }}
        />
      </main>
      {print && <PrintSheet app={app} what={said.paper} print={print} onDone={() => setPrint(null)} />}
    </>
  )
}
