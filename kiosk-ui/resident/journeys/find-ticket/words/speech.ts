import { ticketSentences } from '../../../parts/words/ticket-speech.ts'
import type { Speech } from '../../../shell/read-aloud/speech.ts'
import { words } from '../words.ts'

/** What the screens of 查我的号 say in sentences of their own. */
export const speech: Speech = {
  'find-ticket': (_app, { number, check, typing }) => [
    {
      of: '.slot[aria-current]',
      say:
        typing === 'number'
          ? `${typed(words.number, number)}请按小票上的号码，例如 A032。`
          : `${typed(words.check, check)}现在按查询码，是小票上的 ${words.checkExample}。`,
    },
  ],
  'found-ticket': (app, { ticket, now }) => {
    const wait = now.at === 'waiting' && ticket.state.at === 'waiting' ? ticket : null
    return ticketSentences(app, ticket.number, wait)
  },
}

function typed(what: string, value: string): string {
  return value === '' ? '' : `${what}按了 ${value}。`
}
