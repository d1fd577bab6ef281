import { TouchButton } from '../../../parts/touch-button.tsx'
import { SettlingButton } from '../../parts/settling-button.tsx'
import { InputSheet } from '../../input/input-sheet.tsx'
import { NumberPad, Slot } from '../../parts/number-pad.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { needsWords } from './points.ts'
import { words } from './words.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type ContactScreen = ScreenOf<'feedback-contact'>
type Props = { app: App; screen: ContactScreen }

const said = words.contact
/** Digits of a phone number with its area code. */
const PHONE_SHORTEST = 7
const PHONE_LONGEST = 12
/** As much as the station takes; see REMARK_LONGEST of the contract. */
const REMARK_LONGEST = 30
/** The choice before lay in the same place. */
const SETTLE_MS = 400

/** Sent as it is, or with a phone number, or with a few words: never asked for more than that. */
export function Contact({ app, screen }: Props) {
  switch (screen.asking) {
    case 'how':
      return <How app={app} screen={screen} />
    case 'phone':
      return <Phone app={app} screen={screen} />
    case 'remark':
      return <Remark app={app} screen={screen} />
  }
}

function How({ app, screen }: Props) {
  const { draft } = screen
  const wordless = needsWords(draft)
  return (
    <main class="feedback feedback-how">
      <ScreenTitle title={wordless ? said.titleWords : said.title}>
        <p class="title-note">{withWholeWords(wordless ? said.noteWords : said.note)}</p>
      </ScreenTitle>
      <p class="feedback-said">
        <span>{words.point[draft.point]}</span>
        {draft.remark !== '' && (
          <>
            {' '}
            <b>{withWholeWords(draft.remark)}</b>
          </>
        )}
      </p>
      <div class="feedback-ways">
        {!wordless && (
          <SettlingButton
            class="go"
            settleMs={SETTLE_MS}
            onPress={() => app.open({ at: 'feedback-sent', draft })}
          >
            {said.send}
          </SettlingButton>
        )}
        <SettlingButton settleMs={SETTLE_MS} onPress={() => app.change({ ...screen, asking: 'phone' })}>
          {said.phone}
        </SettlingButton>
        <SettlingButton settleMs={SETTLE_MS} onPress={() => app.change({ ...screen, asking: 'remark' })}>
          {draft.remark === '' ? said.remark : said.remarkAgain}
        </SettlingButton>
      </div>
    </main>
  )
}

function Phone({ app, screen }: Props) {
  const { draft } = screen
  const type = (phone: string) =>
    app.change({ ...screen, draft: { ...draft, phone: phone.slice(0, PHONE_LONGEST) } })
  const whole = draft.phone.length >= PHONE_SHORTEST
  return (
    <main class="pad-screen feedback-phone">
      <ScreenTitle title={words.phone.title}>
        <p class="title-note">{withWholeWords(words.phone.note)}</p>
      </ScreenTitle>
      <div class="slots">
        <Slot label={words.phone.label} example={words.phone.example} value={draft.phone} secret />
      </div>
      <NumberPad
        onKey={(key) => type(draft.phone + key)}
        onDelete={() => type(draft.phone.slice(0, -1))}
        forward={{
          text: words.phone.send,
          onPress: whole ? () => app.open({ at: 'feedback-sent', draft }) : null,
        }}
      />
    </main>
  )
}

function Remark({ app, screen }: Props) {
  const { draft, way } = screen
  const write = (remark: string) =>
    app.change({
      ...screen,
      // Letters of pinyin that no word was chosen for say nothing to a reader, but may be part of one.
      draft: { ...draft, remark: Array.from(remark).slice(0, REMARK_LONGEST).join('') },
    })
  return (
    <main class="feedback feedback-remark">
      <div class="feedback-above">
        <ScreenTitle title={words.remark.title} />
        <p
          class="feedback-typed"
          role="status"
          aria-label={words.remark.typed}
          data-say={draft.remark === '' ? words.remark.hint : `${words.remark.typed} ${draft.remark}`}
        >
          {draft.remark === '' ? <span>{words.remark.hint}</span> : withWholeWords(draft.remark)}
        </p>
        <TouchButton
          class="go feedback-written"
          disabled={draft.remark === ''}
          onPress={() => app.change({ ...screen, asking: 'how' })}
        >
          {words.remark.done}
        </TouchButton>
      </div>
      <InputSheet
        text={draft.remark}
        onText={write}
        way={way}
        onWay={(next) => app.change({ ...screen, way: next })}
      >
        {words.remark.ready.map((word) => (
          <TouchButton key={word} onPress={() => write(draft.remark + word)}>
            {word}
          </TouchButton>
        ))}
      </InputSheet>
    </main>
  )
}
