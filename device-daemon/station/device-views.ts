import type { PrinterView } from '#contract/station.ts'
import type { DeviceHealth } from '#daemon/devices/ports.ts'
import type { DeviceReport } from '#daemon/devices/supervisor.ts'
import type { DeviceView } from '#daemon/http/device-routes.ts'

/** A device for staff. */
export function deviceView({ id, port, driver, wire, at, health }: DeviceReport): DeviceView {
  return { id, port, driver, wire, place: placeOf(at), health: plain(health) }
}

/** What residents of a kiosk may expect of its printer, with a code for staff in the corner of the screen. */
export function printerView(reports: readonly DeviceReport[], kiosk: string): PrinterView {
  const printers = reports.filter(({ port }) => port === 'ticket-printer')
  const own = printers.find(({ at }) => at && 'kiosk' in at && at.kiosk === kiosk)
  const printer = own ?? printers.find(({ at }) => at === undefined)
  if (!printer) return { at: 'none' }
  const { health } = printer
  switch (health.at) {
    case 'opening':
    case 'ready':
      return { at: 'ready' }
    case 'attention':
      return { at: 'out-of-order', code: `${printer.id}: ${health.conditions.join(', ')}` }
    case 'down':
      return { at: 'out-of-order', code: `${printer.id}: down` }
  }
}

function placeOf(at: DeviceReport['at']): string {
  if (!at) return 'station'
  return 'kiosk' in at ? at.kiosk : at.window
}

function plain(health: DeviceHealth): DeviceView['health'] {
  return 'conditions' in health ? { at: health.at, conditions: [...health.conditions] } : health
}
