import { Message } from '../../parts/message.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

/** It was not arranged, with the reason in plain words. */
export function Refused({ app, screen: { why } }: { app: App; screen: ScreenOf<'booking-refused'> }) {
  return (
    <Message
      app={app}
      icon="service-counter"
      title={words.refused.title}
      notes={[why]}
      next={{ text: words.refused.call, onPress: () => app.act('call-staff') }}
    />
  )
}
