import { openScreenTroubles } from '#daemon/desks/screens/screen-troubles.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { screenTroubleWords } from '#daemon/http/words/troubles/screens.ts'
import type { Feature } from './feature.ts'

/** The pages that ought to be open: a kiosk's own, and the hall's. */
export const screens: Feature = ({ live, kiosks, settings, clock, station, atClose }) => {
  const { troubles, close } = openScreenTroubles({
    pages: live.pages,
    kiosks: kiosks.ids,
    owns: settings.owns.kiosk,
    clock,
    today: station.today,
    isOpen: () => station.opening().at === 'open',
    onTick: station.onTick,
  })
  atClose(close)
  return { troubles: () => inWords(troubles(), screenTroubleWords) }
}
