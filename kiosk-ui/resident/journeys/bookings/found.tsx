import { newCommandId } from '../../../link/command-id.ts'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { CardReminder } from '../../parts/card-reminder.tsx'
import { Done } from '../../parts/done.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import type { Draft } from './draft.ts'
import { foundWords, words } from './words.ts'

type Props = { app: App; screen: ScreenOf<'booking-found'> }

const said = words.found
/** The last digit of the code before lay in the same place. */
const SETTLE_MS = 400

/** How a booking stands, and what its holder may do with it: take its number, another time, call it off. */
export function Found({ app, screen }: Props) {
  const { found, asking } = screen
  const { code, kind, itemSeq, title, group, state, number } = found
  const told = foundWords(found)
  const draft: Draft = { commandId: newCommandId(), seq: itemSeq, title, kind, group, slot: null, phone: '' }
  const isOpen = state.at === 'booked'
  return (
    <>
      <main class="booking-found" data-state={state.at}>
        <ScreenTitle title={told.title}>
          <p class="title-note">{withWholeWords(title)}</p>
        </ScreenTitle>
        <div class="booking-told">
          {told.lines.map((line) => (
            <p key={line}>{inPhrases(line)}</p>
          ))}
          <CardReminder app={app} />
        </div>
        {isOpen && (
          <div class="book-ways">
            {kind !== 'contact' && (
              <SettlingButton
                settleMs={SETTLE_MS}
                onPress={() => app.open({ at: 'book-day', draft, moving: code })}
              >
                {said.move}
              </SettlingButton>
            )}
            <SettlingButton settleMs={SETTLE_MS} onPress={() => app.change({ ...screen, asking: 'cancel' })}>
              {said.cancel}
            </SettlingButton>
          </div>
        )}
        <Done
          app={app}
          next={
            isOpen && number === 'now'
              ? {
                  text: said.take,
                  onPress: () => app.open({ at: 'ticket', guide: null, booking: code, itemSeq }),
                }
              : undefined
          }
        />
      </main>
      {asking === 'cancel' && <Surely app={app} screen={screen} />}
    </>
  )
}

function Surely({ app, screen }: Props) {
  const { found } = screen
  return (
    <Sheet title={said.surely} reader={app}>
      <p>{withWholeWords(foundWords(found).lines[0] ?? '')}</p>
      <div class="sheet-actions">
        <TouchButton onPress={() => app.change({ ...screen, asking: 'nothing' })}>{said.no}</TouchButton>
        <SettlingButton
          class="go"
          settleMs={SETTLE_MS}
          onPress={() =>
            app.open({
              at: 'booking-found',
              code: found.code,
              change: { commandId: newCommandId(), to: { at: 'cancelled' } },
            })
          }
        >
          {said.yes}
        </SettlingButton>
      </div>
    </Sheet>
  )
}
