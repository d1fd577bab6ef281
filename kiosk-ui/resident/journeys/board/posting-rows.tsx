import type { RefObject } from 'preact'
import type { NoticeEntry } from '#contract/notice.ts'
import { KindTag, PostingDays } from '../../../parts/posting.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { words } from '../../../words/board.ts'
import { inPhrases } from '../../../parts/in-phrases.tsx'
import type { App } from '../../shell/app.ts'

/** Titles this long leave no room for a second line of small print. */
const LONG_TITLE = 28

type Props = {
  app: App
  notices: readonly NoticeEntry[]
  today: string
  /** Where they stand, for what measures how many fit. */
  place: RefObject<HTMLDivElement | null>
}

/** Postings to be opened, the three kinds told apart at a glance. */
export function PostingRows({ app, notices, today, place }: Props) {
  return (
    <div class="postings" ref={place}>
      {notices.map((notice) => (
        <TouchButton
          key={notice.id}
          class="posting"
          onPress={() => app.open({ at: 'notice', id: notice.id })}
        >
          <KindTag of={notice} />
          <span class="posting-title" data-long={notice.title.length > LONG_TITLE ? '' : undefined}>
            <span>{inPhrases(notice.title)}</span>
            {notice.title.length <= LONG_TITLE && <small>{inPhrases(noteOf(notice))}</small>}
          </span>
          <PostingDays notice={notice} today={today} />
        </TouchButton>
      ))}
    </div>
  )
}

function noteOf({ kind, class: className, publisher }: NoticeEntry): string {
  return kind === '公示' ? `${className}　${words.objectionHint}` : publisher
}
