import type { GuideList } from '#contract/guide.ts'
import type { Notice, Objection } from '#contract/notice.ts'
import { inPhrases, withWholeWords } from '../parts/in-phrases.tsx'
import { KindTag } from '../parts/posting.tsx'
import { Qr } from '../parts/qr.tsx'
import { words as board } from '../words/board.ts'
import { fullDate } from '../words/dates.ts'
import { editionCode, editionOf } from './edition.ts'
import { words } from './words.ts'

/** What kind of notice it is, until when it hangs, who says it, and whom to object to. */
export function NoticeTop({ notice }: { notice: Notice }) {
  const { title, kind, until, remainingDays, publishedAt, publisher, source, objection, sample } = notice
  return (
    <>
      <p class="sheet-tags">
        <KindTag of={notice} />
        {kind !== '村（居）务公开' && <span>{notice.class}</span>}
      </p>
      <h2>{inPhrases(title)}</h2>
      <ul class="sheet-facts">
        {sample && <li>{board.sampleNote}</li>}
        {until !== null && (
          <li class="sheet-until">
            {remainingDays === null ? board.notice.hangsUntil : board.notice.until}{' '}
            <span class="keep">{fullDate(until)}</span>{' '}
            {remainingDays !== null && <b class="keep">{board.notice.left(remainingDays)}</b>}
          </li>
        )}
        <li>
          {publisher} <span class="keep">{fullDate(publishedAt)}</span>
        </li>
        {source !== null && (
          <li class="sheet-source">
            {board.notice.source} {withWholeWords(source)}
          </li>
        )}
      </ul>
      {objection && <ObjectTo objection={objection} />}
    </>
  )
}

function ObjectTo({ objection: { contact, phone, place } }: { objection: Objection }) {
  return (
    <section class="sheet-objection">
      <h3>{board.notice.objection}</h3>
      <p>
        <b>{contact}</b>
      </p>
      <p>
        {board.notice.phone} <b class="keep">{phone}</b>
      </p>
      <p>
        {board.notice.place} {withWholeWords(place)}
      </p>
    </section>
  )
}

export function ClassesTop() {
  return (
    <>
      <h2>{words.classes.title}</h2>
      <p class="sheet-facts">{withWholeWords(words.classes.note)}</p>
    </>
  )
}

/** By which catalogue the list was made: in words, and on its first page as a code for a phone. */
export function ItemsTop({ guides }: { guides: GuideList }) {
  return (
    <>
      <h2>{words.items.title}</h2>
      <p class="sheet-facts">{withWholeWords(words.items.note(guides.guides.length))}</p>
      <aside class="sheet-edition">
        <Qr text={editionCode(guides)} label={words.version(editionOf(guides))} />
        <p>{withWholeWords(words.compare)}</p>
      </aside>
    </>
  )
}
