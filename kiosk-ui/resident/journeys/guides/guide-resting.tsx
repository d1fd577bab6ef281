import { Message } from '../../parts/message.tsx'
import { fullDate } from '../../../words/dates.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words as ticketWords } from '../../parts/words/ticket.ts'
import { words } from './words/resting.ts'

/** A guide that was withdrawn or is not in force yet: since or from when, and whom to ask. */
export function GuideResting({ app, screen: { resting } }: { app: App; screen: ScreenOf<'guide-resting'> }) {
  const { title, note } = words[resting.at]
  const day = fullDate(resting.at === 'withdrawn' ? resting.on : resting.from)
  return (
    <Message
      app={app}
      icon="service-counter"
      title={resting.plainTitle}
      notes={[title(day), note, words.ask(app.model.value.station.townCentre)]}
      next={{ text: ticketWords.next.call, onPress: () => app.act('call-staff') }}
    />
  )
}
