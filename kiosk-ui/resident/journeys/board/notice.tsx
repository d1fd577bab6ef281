import type { Notice, Objection } from '#contract/notice.ts'
import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { FindSheet } from './find-sheet.tsx'
import { type Found, found, listToSearch } from './find-person.ts'
import { NoticePages } from './notice-pages.tsx'
import type { Table } from '../../../parts/notice/people-table.ts'
import { PersonSheet } from './person-sheet.tsx'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { KindTag } from '../../../parts/posting.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { printOnce } from '../../parts/print-once.ts'
import { PrintSheet } from '../../parts/print-sheet.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from '../../../words/board.ts'
import { fullDate } from '../../../words/dates.ts'
import { words as people } from './words/people.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'notice'> }

/** Of the screen, the least that the text has for itself. */
const TEXT_SHARE = 0.3
/** Where it is a list of persons, which should begin on the first page. */
const LIST_SHARE = 0.4

/** What stands before the notice: a person of its list, the ways to find one, or how its print stands. */
type Before =
  | { at: 'nothing' }
  | { at: 'person'; of: Table; row: number }
  | { at: 'find' }
  | { at: 'print'; print: PrintState }

/** One publication: what kind it is and until when, where to object, and its text page by page. */
export function NoticeScreen({ app, screen: { notice, from } }: Props) {
  const size = app.modes.layout.value
  const list = listToSearch(notice.blocks)
  const [before, setBefore] = useState<Before>({ at: 'nothing' })
  const close = () => setBefore({ at: 'nothing' })
  // Those who were looked for, and which of them is seen first; where the whole notice stood, it still stands after.
  const [only, setOnly] = useState<{ found: Found; from: number } | null>(null)
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { kiosk } = app.model.value
  const print = () => {
    const body = { commandId: newCommandId(), kiosk: kiosk.id }
    return printOnce(
      () => api('POST /api/notices/:id/print', { params: { id: notice.id }, body }),
      (state) => setBefore({ at: 'print', print: state }),
      leaving.signal,
    )
  }
  const canPrint = kiosk.printer.at !== 'none' && hasWords(notice)
  return (
    <>
      <main class="notice" data-kind={notice.kind}>
        <header class="notice-top">
          <p class="notice-tags">
            <KindTag of={notice} />
            {notice.kind !== '村（居）务公开' && <span>{notice.class}</span>}
            {notice.sample && <span class="mark">{words.sampleNote}</span>}
          </p>
          <ScreenTitle title={notice.title} />
          <Facts notice={notice} />
          {notice.objection && <ObjectTo objection={notice.objection} />}
        </header>
        <NoticePages
          key={`${notice.id} ${size} ${only?.found.value}`}
          share={list ? LIST_SHARE : TEXT_SHARE}
          {...(!only && { kept: { of: notice, room: `${size} ${canPrint}` } })}
          blocks={only && list ? found(list, only.found) : notice.blocks}
          from={only ? only.from : from}
          onTurn={only ? (to) => setOnly({ ...only, from: to }) : app.turnTo}
          onPerson={(of, row) => setBefore({ at: 'person', of, row })}
        >
          <TouchButton class="quiet" onPress={() => app.open({ at: 'feedback', ...aboutNotice(notice) })}>
            {notice.objection ? words.notice.object : words.notice.wrong}
          </TouchButton>
          {canPrint && (
            <TouchButton class="notice-print" onPress={() => void print()}>
              {words.take.press}
            </TouchButton>
          )}
          {list && (
            <TouchButton
              class="notice-find"
              onPress={() => (only ? setOnly(null) : setBefore({ at: 'find' }))}
            >
              {only ? people.find.all(list.rows.length) : people.find.open}
            </TouchButton>
          )}
        </NoticePages>
      </main>
      {before.at === 'person' && <PersonSheet app={app} of={before.of} row={before.row} onClose={close} />}
      {before.at === 'print' && (
        <PrintSheet app={app} what={words.take.paper} print={before.print} onDone={close} />
      )}
      {before.at === 'find' && list && (
        <FindSheet
          app={app}
          of={list}
          onClose={close}
          onFound={(one) => {
            setOnly({ found: one, from: 0 })
            close()
          }}
        />
      )}
    </>
  )
}

/** A slip shows no pictures. */
function hasWords({ blocks }: Notice): boolean {
  return blocks.some(({ at }) => at !== 'picture' && at !== 'rule')
}

/** 「有误？」, or 「提异议」 within the term of a 公示. */
function aboutNotice({ id, title, objection }: Notice) {
  return { kind: objection ? 'objection' : 'error-report', about: { at: 'notice', id, title } } as const
}

function Facts({ notice }: { notice: Notice }) {
  const { publisher, publishedAt, until, remainingDays, source } = notice
  return (
    <dl class="notice-facts">
      {until !== null && (
        <div class="notice-until">
          <dt>{remainingDays === null ? words.notice.hangsUntil : words.notice.until}</dt>
          <dd>
            <span class="keep">{fullDate(until)}</span>{' '}
            {remainingDays !== null && <b class="keep">{words.notice.left(remainingDays)}</b>}
          </dd>
        </div>
      )}
      <div>
        <dt>{words.notice.publishedAt}</dt>
        <dd>{withWholeWords(fullDate(publishedAt))}</dd>
      </div>
      <div>
        <dt>{words.notice.publisher}</dt>
        <dd>{withWholeWords(publisher)}</dd>
      </div>
      {source !== null && (
        <div>
          <dt>{words.notice.source}</dt>
          <dd>{withWholeWords(source)}</dd>
        </div>
      )}
    </dl>
  )
}

/** Whom to tell, large: the reason why a 公示 hangs at all. */
function ObjectTo({ objection: { contact, phone, place } }: { objection: Objection }) {
  return (
    <section class="objection">
      <h2>{words.notice.objection}</h2>
      <p class="objection-who">{withWholeWords(contact)}</p>
      <p>
        {words.notice.phone} <b>{phone}</b>
      </p>
      <p>
        {words.notice.place} <span>{withWholeWords(place)}</span>
      </p>
    </section>
  )
}
