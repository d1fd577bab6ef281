import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { usePageSize } from '../../parts/page-size.ts'
import { Pager, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { words } from '../../../words/board.ts'
import { online } from './words/online.ts'
import type { App } from '../../shell/app.ts'
import { PostingRows } from './posting-rows.tsx'
import type { ScreenOf } from '../../shell/screens.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

type Props = { app: App; screen: ScreenOf<'board-class'> }

/** One class of the board: what its kind means, and what hangs there. */
export function BoardClass({ app, screen: { board, name, from } }: Props) {
  const of = board.classes.find((one) => one.name === name)
  const notices = board.notices.filter((notice) => notice.class === name)
  const elsewhere = of ? online(of.online) : null
  const { place, size } = usePageSize<HTMLDivElement>('board-class')
  const start = pageStart(from, size)
  return (
    <main class="listing board-class">
      <ScreenTitle crumb={words.title} title={name}>
        {of && <p class="title-note">{withWholeWords(words.meaning[of.kind])}</p>}
      </ScreenTitle>
      {notices.length === 0 ? (
        <Empty />
      ) : (
        <PostingRows
          place={place}
          app={app}
          notices={notices.slice(start, start + size)}
          today={board.today}
        />
      )}
      {elsewhere && <p class="elsewhere">{withWholeWords(elsewhere)}</p>}
      <Pager from={from} size={size} count={notices.length} onTurn={app.turnTo} />
    </main>
  )
}

function Empty() {
  return (
    <section class="class-empty">
      <ScreenIcon name="service-counter" />
      <h2>{words.empty.title}</h2>
      {words.empty.notes.map((note) => (
        <p key={note}>{withWholeWords(note)}</p>
      ))}
    </section>
  )
}
