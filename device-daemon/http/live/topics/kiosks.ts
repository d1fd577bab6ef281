import type { KioskView } from '#contract/station.ts'
import { liveMessage } from '../message.ts'
import type { KioskTopic } from '../topic.ts'

/** A kiosk and what its devices can do. */
export function kiosksTopic(parts: {
  kiosks: readonly string[]
  view(kiosk: string): KioskView
  onDevicesChanged(listener: () => void): void
}): KioskTopic {
  return {
    name: 'kiosks',
    audience: 'kiosk',
    snapshot: (kiosk) => ({ kiosk: parts.view(kiosk) }),
    changes(tell) {
      parts.onDevicesChanged(() => {
        for (const id of parts.kiosks) tell(id, liveMessage('kiosk-changed', { kiosk: parts.view(id) }))
      })
    },
  }
}
