import type { Guide } from '#contract/guide.ts'
import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { PagedSections } from '../../parts/paged-sections.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { type Meaning, words } from './words/guide.ts'
import type { App } from '../../shell/app.ts'
import { guideSections } from './guide-sections.tsx'
import { printGuide } from './print-guide.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'guide'> }

/** What stands before the guide: a word explained, or how its print stands. */
type Before = { at: 'nothing' } | { at: 'meaning'; meaning: Meaning } | { at: 'print'; print: PrintState }

/** One errand's guide: the seven elements first and large, then the rest, page by page. */
export function GuideScreen({ app, screen }: Props) {
  const { guide, from } = screen
  const [before, setBefore] = useState<Before>({ at: 'nothing' })
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { kiosk, station } = app.model.value
  const print = () =>
    printGuide(
      { seq: guide.seq, kiosk: kiosk.id },
      (state) => setBefore({ at: 'print', print: state }),
      leaving.signal,
    )
  return (
    <>
      <main class="guide">
        <div class="guide-top">
          <ScreenTitle crumb={`${words.guide.crumb}　›　${guide.category}`} title={guide.plainTitle}>
            <p class="title-note">{words.guide.formal(guide.name)}</p>
          </ScreenTitle>
          <Tags guide={guide} onAsk={(meaning) => setBefore({ at: 'meaning', meaning })} />
        </div>
        <PagedSections
          key={app.modes.layout.value}
          sections={guideSections(guide, station.townCentre)}
          from={from}
          onTurn={app.turnTo}
        />
        <div class="guide-actions">
          {guide.suspended === null && guide.noTicket === null && (
            <TouchButton class="go" onPress={() => app.open({ at: 'confirm-errand', seq: guide.seq })}>
              <Icon name="ticket" />
              {words.guide.take}
            </TouchButton>
          )}
          {kiosk.printer.at !== 'none' && (
            <TouchButton onPress={() => void print()}>
              <ScreenIcon name="print" />
              {words.guide.print}
            </TouchButton>
          )}
        </div>
      </main>
      <BeforeIt app={app} before={before} onDone={() => setBefore({ at: 'nothing' })} />
    </>
  )
}

/** The annex's kinds and how much is unconfirmed; each explains itself when touched. */
function Tags({ guide, onAsk }: { guide: Guide; onAsk: (meaning: Meaning) => void }) {
  const { kind, unconfirmed } = guide
  const { kinds, handlings, unconfirmed: waiting } = words.meaning
  const handling = guide.handling ?? words.guide.convenience
  const elements = unconfirmed.length > 0 ? [waiting.which(unconfirmed)] : []
  return (
    <div class="tags">
      <TouchButton class="tag tag-kind" onPress={() => onAsk(kinds[kind])}>
        {kind}
      </TouchButton>
      <TouchButton class="tag" onPress={() => onAsk(handlings[handling])}>
        {handling}
      </TouchButton>
      {unconfirmed.length > 0 && (
        <TouchButton
          class="tag tag-doubt"
          onPress={() => onAsk({ title: waiting.title, lines: [...waiting.lines, ...elements], note: '' })}
        >
          {words.guide.unconfirmed(unconfirmed.length)}
        </TouchButton>
      )}
    </div>
  )
}

function BeforeIt({ app, before, onDone }: { app: App; before: Before; onDone: () => void }) {
  switch (before.at) {
    case 'nothing':
      return null
    case 'meaning': {
      const { title, lines, note } = before.meaning
      return (
        <Sheet title={title} reader={app}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {note !== '' && <p class="sheet-source">{words.meaning.source(note)}</p>}
          <SheetDone text={words.guide.done} onDone={onDone} />
        </Sheet>
      )
    }
    case 'print': {
      const { title, note } = words.printOutcome(before.print)
      return (
        <Sheet key={before.print.at} title={title} reader={app}>
          <p>{note}</p>
          <SheetDone text={words.guide.readOn} onDone={onDone} />
        </Sheet>
      )
    }
  }
}

function SheetDone({ text, onDone }: { text: string; onDone: () => void }) {
  return (
    <div class="sheet-actions">
      <TouchButton class="go" onPress={onDone}>
        {text}
      </TouchButton>
    </div>
  )
}
