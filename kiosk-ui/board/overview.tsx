import type { BoardClassView, NoticesReply } from '#contract/notice.ts'
import { inPhrases, withWholeWords } from '../parts/in-phrases.tsx'
import { KindTag, PostingDays } from '../parts/posting.tsx'
import { words } from '../words/board.ts'
import { TITLES_AT_ONCE, titlesOf } from './program.ts'

/** The first classes of every board, as 安政办〔2020〕36号 二（二）6 names them. */
const ALWAYS = 5

type Props = { board: NoticesReply; page: number }

/** What hangs at a glance: the five classes, and the titles page by page. */
export function Overview({ board, page }: Props) {
  const titles = titlesOf(board)
  const pages = Math.ceil(titles.length / TITLES_AT_ONCE)
  return (
    <>
      <Classes classes={board.classes.slice(0, ALWAYS)} />
      <section class="lobby-news">
        {titles.length === 0 ? (
          <p class="lobby-empty">{withWholeWords(words.empty.board)}</p>
        ) : (
          <ul key={page}>
            {titles.slice(page * TITLES_AT_ONCE, (page + 1) * TITLES_AT_ONCE).map((notice) => (
              <li key={notice.id} data-kind={notice.kind}>
                <KindTag of={notice} />
                <PostingDays notice={notice} today={board.today} />
                <h3 data-long={notice.title.length > 26 ? '' : undefined}>{inPhrases(notice.title)}</h3>
              </li>
            ))}
          </ul>
        )}
        {pages > 1 && <p class="lobby-page">{words.lobby.place(page + 1, pages)}</p>}
      </section>
    </>
  )
}

function Classes({ classes }: { classes: readonly BoardClassView[] }) {
  return (
    <section class="lobby-classes">
      <h2>{words.title}</h2>
      <dl>
        {classes.map(({ name, count, unit }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words.count(count, unit)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
