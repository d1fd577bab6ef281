import type { ScreensReply } from '#contract/screens.ts'
import { openScreenTroubles, type ScreenTroubles } from '#daemon/desks/screens/screen-troubles.ts'
import { screenRoutes } from '#daemon/http/routes/screens.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { screenTroubleWords } from '#daemon/http/words/troubles/screens.ts'
import type { Settings } from '#daemon/settings.ts'
import type { Feature, Ground } from './feature.ts'

/** The pages that ought to be open: a kiosk's own, and the hall's; and who may connect at all. */
export const screens: Feature = (ground) => {
  const { settings, station } = ground
  const { troubles, pages } = ground.use(screensDesk)
  const listeners = listenersShown(settings)
  return {
    troubles: () => inWords(troubles(), screenTroubleWords),
    routes: [
      {
        group: 'staff',
        register(app) {
          screenRoutes(app, () => {
            const clockSet = station.wallClock.read().facts.synchronised
            return { listeners, ...screensShown(pages()), clockSet }
          })
        },
      },
    ],
  }
}

/** Which screens are connected, and which are missing. */
export function screensDesk({ live, kiosks, settings, clock, station, atClose }: Ground): ScreenTroubles {
  const desk = openScreenTroubles({
    pages: live.pages,
    kiosks: kiosks.ids,
    owns: settings.owns.kiosk,
    clock,
    today: station.today,
    isOpen: () => station.opening().at === 'open',
    onTick: station.onTick,
  })
  atClose(desk.close)
  return desk
}

/** As a page gets them. */
export function screensShown({
  kiosks,
  halls,
}: ReturnType<ScreenTroubles['pages']>): Pick<ScreensReply, 'kiosks' | 'halls'> {
  return { kiosks: [...kiosks], halls }
}

/** Who may connect to this machine. */
export function listenersShown({ port, listeners: { staff, phone } }: Settings): ScreensReply['listeners'] {
  const kiosk = { at: 'kiosk' as const, host: '127.0.0.1', port, tls: 'none' as const, networks: [] }
  const networks = staff?.networks?.map(({ address, prefix }) => `${address}/${prefix}`) ?? []
  return [
    kiosk,
    ...(staff
      ? [{ at: 'staff' as const, host: staff.host, port: staff.port, tls: staff.tls.at, networks }]
      : []),
    ...(phone
      ? [{ at: 'phone' as const, host: phone.host, port: phone.port, tls: 'none' as const, networks: [] }]
      : []),
  ]
}
