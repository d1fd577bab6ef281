import type { BoardClassView, NoticesReply } from '#contract/notice.ts'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { usePageSize } from '../../parts/page-size.ts'
import { PageTurn, pageStart } from '../../parts/pager.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from '../../../words/board.ts'
import type { App } from '../../shell/app.ts'
import { ALWAYS, openClass } from './classes.ts'
import { newsOf } from '../../parts/news.ts'
import { PostingRows } from './posting-rows.tsx'
import type { ScreenOf } from '../../shell/screens.ts'

type Props = { app: App; screen: ScreenOf<'board'> }

/** Other classes that have a place of their own beside the five. */
const OTHERS = 6

/** 信息公开: the five classes that are always there, the others, and what was posted last. */
export function Board({ app, screen: { board, from } }: Props) {
  const { type, reach } = app.modes
  const { place, size } = usePageSize<HTMLDivElement>('board')
  const { classes, today } = board
  const news = newsOf(board)
  const start = pageStart(from, size)
  const fresh = news.filter(({ publishedAt }) => publishedAt === today).length
  return (
    <main class="board">
      <ScreenTitle title={words.title}>
        <p class="title-note">{withWholeWords(words.news(fresh, board.notices.length))}</p>
      </ScreenTitle>
      <nav class="five" aria-label={words.five}>
        {classes.slice(0, ALWAYS).map((of) => (
          <TouchButton key={of.name} onPress={() => openClass(app, of)}>
            <span class="five-name" data-say={of.name}>
              {halves(of.name).map((half) => (
                <span key={half} class="keep">
                  {half}
                </span>
              ))}
            </span>
            <small>{withWholeWords(words.count(of.count, of.unit))}</small>
          </TouchButton>
        ))}
      </nav>
      <Others app={app} board={board} few={type.value === 'large' || reach.value === 'sitting'} />
      {news.length === 0 ? (
        <p class="board-empty">{withWholeWords(words.empty.board)}</p>
      ) : (
        <PostingRows place={place} app={app} notices={news.slice(start, start + size)} today={today} />
      )}
      <div class="board-foot">
        <TouchButton class="quiet" onPress={() => app.open({ at: 'tell-us' })}>
          {words.tellUs}
        </TouchButton>
        {news.length > size && (
          <PageTurn
            short
            page={start / size}
            pages={Math.ceil(news.length / size)}
            onTurn={(page) => app.turnTo(page * size)}
          />
        )}
      </div>
    </main>
  )
}

/** The other classes: a row of them where they fit, one way to all of them otherwise. */
function Others({ app, board, few }: { app: App; board: NoticesReply; few: boolean }) {
  const others = board.classes.slice(ALWAYS)
  if (others.length === 0) return <div class="others" />
  if (few)
    return (
      <div class="others">
        <TouchButton class="others-all" onPress={() => app.open({ at: 'board-classes' })}>
          <span>{words.othersCount(others.length)}</span>
          <ScreenIcon name="arrow" />
        </TouchButton>
      </div>
    )
  const shown = others.length > OTHERS ? others.slice(0, OTHERS - 1) : others
  return (
    <nav class="others" aria-label={words.others}>
      {shown.map((of) => (
        <Other key={of.name} app={app} of={of} />
      ))}
      {shown.length < others.length && (
        <TouchButton onPress={() => app.open({ at: 'board-classes' })}>{words.moreClasses}</TouchButton>
      )}
    </nav>
  )
}

function Other({ app, of }: { app: App; of: BoardClassView }) {
  return (
    <TouchButton onPress={() => openClass(app, of)}>
      <span>
        {inPhrases(of.name)} <small>{of.count}</small>
      </span>
    </TouchButton>
  )
}

/** 「服务／指南」: two words of two characters stand one above the other. */
function halves(name: string): string[] {
  const middle = Math.ceil(name.length / 2)
  return [name.slice(0, middle), name.slice(middle)]
}
