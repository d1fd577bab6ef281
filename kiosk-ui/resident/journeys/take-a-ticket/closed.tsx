import { KeepTimes } from '../../../parts/keep.tsx'
import { Message } from '../../parts/message.tsx'
import { whenOpens } from '../../parts/when-opens.ts'
import { words } from './words/ticket.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import type { App } from '../../shell/app.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

/** The station gives no tickets now: when it will, and whom to ask meanwhile. */
export function Closed({ app }: { app: App }) {
  const { station } = app.model.value
  return (
    <Message
      app={app}
      icon="service-counter"
      title={words.closed.title}
      notes={[whenOpens(app)]}
      next={{ text: ticketWords.next.guides, onPress: () => app.open({ at: 'guides' }) }}
    >
      <dl class="message-facts">
        <div>
          <dt>{words.closed.hours}</dt>
          {station.hours.map((line) => (
            <dd key={line}>
              <KeepTimes line={line} />
            </dd>
          ))}
        </div>
        <div>
          <dt>{words.closed.urgent}</dt>
          <dd>{withWholeWords(station.phone)}</dd>
        </div>
      </dl>
    </Message>
  )
}
