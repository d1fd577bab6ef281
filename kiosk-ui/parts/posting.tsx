import type { NoticeEntry } from '#contract/notice.ts'
import { tagOf, words } from '../words/board.ts'
import { dateFrom } from '../words/dates.ts'

/** The kind of a publication: red for what is urgent; black for a 公示, whose term runs; blue for open accounts; a line for the rest. */
export function KindTag({ of }: { of: Pick<NoticeEntry, 'kind' | 'class' | 'urgent'> }) {
  return (
    <b class="kind" data-kind={of.kind} data-urgent={of.urgent ? '' : undefined}>
      {tagOf(of)}
    </b>
  )
}

/** A 公示's remaining days and last day; of the others, when they were published. */
export function PostingDays({ notice, today }: { notice: NoticeEntry; today: string }) {
  const { remainingDays, until, publishedAt } = notice
  if (remainingDays === null || until === null)
    return <span class="days">{dateFrom(today, publishedAt)}</span>
  return (
    <span class="days" data-term="">
      <b>{words.daysLeft(remainingDays)}</b>
      <span>{words.until(dateFrom(today, until))}</span>
    </span>
  )
}
