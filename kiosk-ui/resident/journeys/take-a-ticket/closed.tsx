import { KeepTimes } from '../../../parts/keep-times.tsx'
import { Message } from '../../parts/message.tsx'
import { dayFrom } from '../../../words/days.ts'
import { words } from './words/ticket.ts'
import type { App } from '../../shell/app.ts'

/** The station does not take anybody now: when it will, and whom to ask meanwhile. */
export function Closed({ app }: { app: App }) {
  const { station, current } = app.model.value
  const today = app.clock.value?.day ?? current.now.slice(0, 10)
  const opensAt = current.opening.at === 'closed' ? current.opening.opensAt : null
  const next = opensAt
    ? words.closed.next(dayFrom(today, opensAt.day), opensAt.time)
    : words.closed.unknownNext
  return (
    <Message app={app} icon="service-counter" title={words.closed.title} notes={[next]}>
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
          <dd>{station.phone}</dd>
        </div>
      </dl>
    </Message>
  )
}
