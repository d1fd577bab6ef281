import { words } from '../../../../words/board.ts'
import { fullDate } from '../../../../words/dates.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'

/** What the screens of 信息公开 say in sentences of their own; the text of a notice is read as it is written. */
export const speech: Speech = {
  notice: (_app, { notice: { until, remainingDays, publishedAt, publisher, source, objection } }) => {
    const term = remainingDays === null ? words.notice.hangsUntil : words.notice.until
    const left = remainingDays === null ? '' : `，${words.notice.left(remainingDays)}`
    const facts = [
      ...(until === null ? [] : [`${term} ${fullDate(until)}${left}。`]),
      `${fullDate(publishedAt)} 发布，${words.notice.publisher}是 ${publisher}。`,
      ...(source === null ? [] : [`${words.notice.source}是 ${source}。`]),
    ]
    return [{ of: '.notice-facts', say: facts.join('') }, ...(objection ? [objectTo(objection)] : [])]
  },
}

function objectTo({ contact, phone, place }: { contact: string; phone: string; place: string }): Said {
  return {
    of: '.objection',
    say: `有异议，请在公示期内找 ${contact}，${words.notice.phone} ${phone}，${words.notice.place}：${place}。`,
  }
}
