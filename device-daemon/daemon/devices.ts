import type { KioskView } from '#contract/station.ts'
import {
  cardReaderView,
  codeScannerView,
  deviceView,
  printerView,
} from '#daemon/desks/devices/device-views.ts'
import { openDeviceTroubles } from '#daemon/desks/devices/device-troubles.ts'
import { deviceRoutes } from '#daemon/http/routes/devices.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { deviceTroubleWords } from '#daemon/http/words/troubles/devices.ts'
import type { Feature, Ground } from './feature.ts'

/** Every device and how it is. */
export const devices: Feature = ({ devices: supervisor, service, kiosks, clock, atClose }) => {
  const { troubles, close } = openDeviceTroubles({
    devices: supervisor,
    clock,
    kiosks: kiosks.ids,
    windows: () => service().windows,
  })
  atClose(close)
  return {
    troubles: () => inWords(troubles(), deviceTroubleWords),
    routes: [
      {
        group: 'residents',
        register: (app) => deviceRoutes(app, () => supervisor.health().map(deviceView)),
      },
    ],
  }
}

/** A kiosk and what its devices can do now. Throws for one that is not in the settings. */
export function kioskViews({ settings, devices: supervisor }: Ground): (kiosk: string) => KioskView {
  return (id) => {
    const kiosk = settings.station.kiosks.find((one) => one.id === id)
    if (kiosk === undefined) throw new Error(`no kiosk ${id}`)
    const health = supervisor.health()
    return {
      id,
      mmPerPx: kiosk.mmPerPx,
      printer: printerView(health, id),
      cardReader: cardReaderView(health, id),
      codeScanner: codeScannerView(health, id),
    }
  }
}

/** Whether a kiosk has a printer at all, working or not. */
export function printsAt({ devices: supervisor }: Ground): (kiosk: string) => boolean {
  return (kiosk) => printerView(supervisor.health(), kiosk).at !== 'none'
}
