import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { inGroups } from '../../../words/bookings.ts'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { printOnce } from '../../parts/print-once.ts'
import { PrintSheet } from '../../parts/print-sheet.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { toldOf, words } from './words.ts'

const said = words.made

/** What is arranged, and the code for it; on paper, too, where there is a printer. */
export function Made({ app, screen: { receipt } }: { app: App; screen: ScreenOf<'booking-made'> }) {
  const [print, setPrint] = useState<PrintState | null>(null)
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { code, phone, title, kind, byCard } = receipt
  const { kiosk } = app.model.value
  const send = () => {
    const body = { commandId: newCommandId(), code, kiosk: kiosk.id }
    return printOnce(() => api('POST /api/bookings/print', { params: {}, body }), setPrint, leaving.signal)
  }
  return (
    <>
      <main class="booking-made">
        <ScreenTitle title={said.title}>
          <p class="title-note">{withWholeWords(title)}</p>
        </ScreenTitle>
        <section class="booking-code">
          <ScreenIcon name="check" />
          <h2>{said.code}</h2>
          <p class="booking-digits">{inGroups(code)}</p>
        </section>
        <div class="booking-told">
          {toldOf(receipt).map((line) => (
            <p key={line}>{inPhrases(line)}</p>
          ))}
          <p>{withWholeWords(byCard ? said.tied : said.keep)}</p>
          {phone === 'not-kept' && <p class="booking-doubt">{withWholeWords(said.notKept)}</p>}
        </div>
        <CardReminder app={app} />
        {kind === 'number' && !byCard && kiosk.cardReader.at === 'ready' && (
          <TouchButton
            class="booking-tie"
            onPress={() => app.open({ at: 'card-consent', guide: null, own: { at: 'tie', code } })}
          >
            {inPhrases(said.tie)}
          </TouchButton>
        )}
        <Done
          app={app}
          next={kiosk.printer.at === 'none' ? undefined : { text: said.print, onPress: () => void send() }}
        />
      </main>
      {print && <PrintSheet app={app} what={said.paper} print={print} onDone={() => setPrint(null)} />}
    </>
  )
}
