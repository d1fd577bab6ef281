import type { DeviceView } from '#contract/device.ts'
import type { CardReaderView, PrinterView } from '#contract/station.ts'
import type { DeviceHealth, PortName } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'

/** A device for staff. */
export function deviceView({ id, port, driver, wire, at, health }: DeviceReport): DeviceView {
  return { id, port, driver, wire, place: placeOf(at), health: plain(health) }
}

/** What residents of a kiosk may expect of its printer, with a code for staff in the corner of the screen. */
export function printerView(reports: readonly DeviceReport[], kiosk: string): PrinterView {
  return workingView(deviceOf(reports, 'ticket-printer', kiosk))
}

/** Whether residents of a kiosk can be asked for their ID card: never where the reader would not know whose it is. */
export function cardReaderView(reports: readonly DeviceReport[], kiosk: string): CardReaderView {
  const reader = deviceOf(reports, 'card-reader', kiosk)
  return reader?.reads === 'presence' ? { at: 'none' } : workingView(reader)
}

/** Whether residents of a kiosk can hold their slip before a scanner. */
export function codeScannerView(reports: readonly DeviceReport[], kiosk: string): CardReaderView {
  return workingView(deviceOf(reports, 'code-scanner', kiosk))
}

function deviceOf(reports: readonly DeviceReport[], port: PortName, kiosk: string): DeviceReport | undefined {
  const devices = reports.filter((report) => report.port === port)
  const own = devices.find(({ at }) => at && 'kiosk' in at && at.kiosk === kiosk)
  return own ?? devices.find(({ at }) => at === undefined)
}

function workingView(device: DeviceReport | undefined): PrinterView & CardReaderView {
  if (!device) return { at: 'none' }
  const { health } = device
  switch (health.at) {
    case 'opening':
    case 'ready':
      return { at: 'ready' }
    case 'attention':
      return { at: 'out-of-order', code: `${device.id}: ${health.conditions.join(', ')}` }
    case 'down':
      return { at: 'out-of-order', code: `${device.id}: down` }
  }
}

function placeOf(at: DeviceReport['at']): string {
  if (!at) return 'station'
  return 'kiosk' in at ? at.kiosk : at.window
}

function plain(health: DeviceHealth): DeviceView['health'] {
  return 'conditions' in health ? { at: health.at, conditions: [...health.conditions] } : health
}
