import type { Guide } from '#contract/guide.ts'
import type { QueueView } from '#contract/station.ts'
import { queueOf } from '../../../../parts/queue-of.ts'
import { ticketSentences, waitSentence } from '../../../parts/words/ticket-speech.ts'
import { errandWords } from '../../../parts/words/ticket.ts'
import type { App } from '../../../shell/app.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'
import { noWindowYet } from '../waiting.tsx'
import { words as errands } from './errands.ts'

/** What the screens of 取号 say in sentences of their own. */
export const speech: Speech = {
  'choose-errand'(app) {
    const { current } = app.model.value
    return [
      ...waiting(app, queueOf(current, current.defaultQueueId)),
      { of: '.direct.go', say: `${errands.choose.direct}。${errands.choose.directNote}。` },
    ]
  },
  'confirm-errand'(app, { guide }) {
    const queue = queueOf(app.model.value.current, guide.queueId)
    return [...errand(guide), ...waiting(app, queue)]
  },
  ticket(app, { ticket, guide }) {
    const wait = ticket.state.at === 'waiting' ? ticket : null
    return [
      ...ticketSentences(app, ticket.number, wait),
      {
        of: '.what > h2',
        say: `${guide ? `办的是 ${errandWords(guide)}` : errandWords(null)}。${prior[ticket.priority.at]}`,
      },
    ]
  },
  'already-waiting': (app, { number }) => (number === null ? [] : ticketSentences(app, number, null)),
  closed: (app) => {
    const { hours, phone } = app.model.value.station
    return [
      { of: '.message-facts', say: `办理时间：${hours.join('；')}。急事请到服务台，或打电话 ${phone}。` },
    ]
  },
}

const prior = {
  none: '',
  card: '这是优先号。',
  declared: '这是优先号，窗口会核对。',
} as const

/** Which errand it is; a discreet one is called what the screen tells the hall. */
function errand({ discreet, plainTitle, category, name }: Guide): Said[] {
  if (discreet) return []
  return [
    {
      of: '.title',
      say: `要取号的是：${plainTitle}，在 ${category} 这一类。${errands.confirm.formal(name)}。`,
    },
  ]
}

function waiting(app: App, queue: QueueView | null): Said[] {
  if (!queue) return []
  const { waiting: ahead, estimateMinutes, estimateBasis } = queue
  const wait = waitSentence({
    ahead,
    estimateMinutes: ahead === 0 ? null : estimateMinutes,
    estimateBasis,
    ...(noWindowYet(app) && { unattended: true }),
  })
  return [{ of: '.waiting', say: `现在取号，${wait}取号后坐下听叫号。` }]
}
