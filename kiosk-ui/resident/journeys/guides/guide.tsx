import type { Guide } from '#contract/guide.ts'
import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { PagedGroups, type Turning } from '../../parts/paged-groups.tsx'
import { PageTurn } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { printOnce } from '../../parts/print-once.ts'
import { PrintSheet } from '../../parts/print-sheet.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { type Meaning, words } from './words/guide.ts'
import type { App } from '../../shell/app.ts'
import { guideGroups } from './guide-groups.tsx'
import type { ScreenOf } from '../../shell/screens.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'guide'> }

/** What stands before the guide: a word explained, or how its print stands. */
type Before = { at: 'nothing' } | { at: 'meaning'; meaning: Meaning } | { at: 'print'; print: PrintState }

/** One errand's guide: its first page answers what residents ask, the others tell the rest. */
export function GuideScreen({ app, screen }: Props) {
  const { guide, bookable, from } = screen
  const [before, setBefore] = useState<Before>({ at: 'nothing' })
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { kiosk } = app.model.value
  const formal = withWholeWords(words.guide.formal(guide.name))
  // Half of the height: there it stands on the first page alone.
  const sits = app.modes.reach.value === 'sitting'
  const print = () => {
    const body = { commandId: newCommandId(), kiosk: kiosk.id }
    return printOnce(
      () => api('POST /api/guides/:seq/print', { params: { seq: guide.seq }, body }),
      (state) => setBefore({ at: 'print', print: state }),
      leaving.signal,
    )
  }
  return (
    <>
      <main class="guide" data-bookable={bookable === undefined ? undefined : ''}>
        <ScreenTitle crumb={`${words.guide.crumb}　›　${guide.category}`} title={guide.plainTitle}>
          {!sits && <p class="title-note">{formal}</p>}
        </ScreenTitle>
        <PagedGroups
          key={app.modes.layout.value}
          kept={{ of: guide, room: `${app.modes.layout.value} ${bookable?.join()} ${kiosk.printer.at}` }}
          makeGroups={(brief) => [
            ...(sits ? [{ key: 'formal', label: '', head: null, rows: [<p>{formal}</p>] }] : []),
            ...guideGroups(guide, app.model.value, brief, (meaning) => setBefore({ at: 'meaning', meaning })),
          ]}
          from={from}
          onTurn={app.turnTo}
        >
          {(turning) => (
            <>
              <Foot guide={guide} sits={sits} {...turning} />
              <div class="guide-actions">
                {guide.suspended === null && guide.noTicket === null && (
                  <TouchButton class="go" onPress={() => app.open({ at: 'confirm-errand', seq: guide.seq })}>
                    <Icon name="ticket" />
                    <span>{words.guide.take}</span>
                  </TouchButton>
                )}
                {bookable !== undefined && (
                  <TouchButton
                    class="book"
                    onPress={() => app.open({ at: 'book-how', ...bookedFor(guide), ways: bookable })}
                  >
                    <span>{words.guide.book}</span>
                  </TouchButton>
                )}
                {guide.materials.length > 0 && (
                  <TouchButton class="check" onPress={() => app.open({ at: 'self-check', seq: guide.seq })}>
                    <ScreenIcon name="check" />
                    <span>{words.guide.check}</span>
                  </TouchButton>
                )}
                {kiosk.printer.at !== 'none' && (
                  <TouchButton class="beside" onPress={() => void print()}>
                    <ScreenIcon name="print" />
                    <span>{words.guide.print}</span>
                  </TouchButton>
                )}
                <TouchButton class="quiet" onPress={() => app.open({ at: 'feedback', ...aboutGuide(guide) })}>
                  {words.guide.wrong}
                </TouchButton>
              </div>
              <PageTurn short page={turning.page} pages={turning.pages} onTurn={turning.onTurn} />
            </>
          )}
        </PagedGroups>
      </main>
      <BeforeIt app={app} before={before} onDone={() => setBefore({ at: 'nothing' })} />
    </>
  )
}

/** A private errand is not named where others read. */
const bookedFor = ({ seq, plainTitle, discreet }: Guide) => ({
  seq,
  title: discreet ? words.guide.private : plainTitle,
})

/** 「有误？」 */
function aboutGuide({ seq, plainTitle, discreet }: Guide) {
  return { kind: 'error-report', about: { at: 'guide', seq, title: plainTitle, discreet } } as const
}

/** On the one line that the lower half has for it. */
const NEXT_NAMED_SITTING = 2

/** What 待核定 means, and what stands on the next page. */
function Foot({ guide, next, sits }: Turning & { guide: Guide; sits: boolean }) {
  const labels = next.join('、').split('、')
  return (
    <div class="guide-foot">
      {guide.unconfirmed.length > 0 && <p class="doubt">{withWholeWords(words.guide.doubt)}</p>}
      {next.length > 0 && (
        <p class="next">
          {withWholeWords(words.guide.nextHas(labels, sits ? NEXT_NAMED_SITTING : undefined))}
        </p>
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
            <p key={line}>{withWholeWords(line)}</p>
          ))}
          {note !== '' && <p class="sheet-source">{withWholeWords(words.meaning.source(note))}</p>}
          <SheetDone text={words.guide.done} onDone={onDone} />
        </Sheet>
      )
    }
    case 'print':
      return <PrintSheet app={app} what={words.guide.paper} print={before.print} onDone={onDone} />
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
