import { inGroups } from '../../../words/bookings.ts'
import { CodePad } from '../../parts/code-pad.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

/** 查预约: the ten digits of a slip. */
export function Find({ app, screen }: { app: App; screen: ScreenOf<'booking-find'> }) {
  const { code, trouble } = screen
  const reads = app.model.value.kiosk.cardReader.at === 'ready'
  return (
    <CodePad
      name="booking-find"
      said={words.find}
      digits={10}
      code={code}
      shown={inGroups(code)}
      trouble={trouble}
      other={
        reads
          ? {
              text: words.find.byCard,
              onPress: () => app.open({ at: 'card-consent', guide: null, own: { at: 'bookings' } }),
            }
          : undefined
      }
      onChange={(typed) => app.change({ ...screen, code: typed, trouble: null })}
      onFind={(whole) => app.open({ at: 'booking-found', code: whole })}
    />
  )
}
