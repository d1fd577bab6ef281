import type { ScanDesk } from '#daemon/desks/scans/scan-desk.ts'
import { liveMessage } from '../message.ts'
import type { KioskTopic } from '../topic.ts'

/** What a kiosk's scanner read while its screen waited for a slip. */
export function findTicketTopic(scans: Pick<ScanDesk, 'onScan'>): KioskTopic {
  return {
    name: 'find-ticket',
    audience: 'kiosk',
    moments(tell) {
      scans.onScan((kiosk, data) => tell(kiosk, liveMessage('code-scanned', data)))
    },
  }
}
