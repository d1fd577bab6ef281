import type { CodeScanned } from '#contract/find-ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { CodeScanner } from '#daemon/devices/ports.ts'
import type { Log } from '#daemon/log.ts'
import type { FindTicket } from '../tickets/find-ticket.ts'

/** How long a scanner is listened to once a screen has asked for a slip. */
const ARMED_SECONDS = 60

export type ScanDesk = {
  /** A resident wants to show a slip at this kiosk. Again: the time starts again. */
  arm(kiosk: string): { at: 'armed'; seconds: number } | { at: 'no-code-scanner' }
  disarm(kiosk: string): void
  onScan(listener: (kiosk: string, scan: CodeScanned) => void): () => void
  close(): void
}

export type ScanDeskParts = {
  clock: Clock
  log: Log
  scannerFor(kiosk: string): CodeScanner | undefined
  find: FindTicket
}

type Arming = { endListening: () => void; cancelEnd: () => void }

/**
 * Between the scanners and the screens. A scanner is listened to only while a screen of its kiosk waits for a slip, and
 * until the first one is found: codes that are scanned at other times are dropped and not logged.
 */
export function openScanDesk({ clock, log, scannerFor, find }: ScanDeskParts): ScanDesk {
  const armings = new Map<string, Arming>()
  const listeners = new Set<(kiosk: string, scan: CodeScanned) => void>()

  const disarm = (kiosk: string) => {
    const arming = armings.get(kiosk)
    armings.delete(kiosk)
    arming?.cancelEnd()
    arming?.endListening()
  }

  const scanned = async (kiosk: string, qr: string): Promise<CodeScanned> => {
    try {
      const finding = await find({ qr }, kiosk)
      // Only numbers are counted; a code cannot be guessed.
      return finding.at === 'too-many-tries' ? { at: 'unavailable' } : finding
    } catch (error) {
      log.error({ err: error }, 'a scanned slip could not be looked up')
      return { at: 'unavailable' }
    }
  }

  const hear = async (kiosk: string, arming: Arming, text: string) => {
    const scan = await scanned(kiosk, text)
    if (armings.get(kiosk) !== arming) return
    if (scan.at === 'found') disarm(kiosk)
    for (const listener of listeners) listener(kiosk, scan)
  }

  return {
    arm(kiosk) {
      const scanner = scannerFor(kiosk)
      if (scanner === undefined) return { at: 'no-code-scanner' }
      disarm(kiosk)
      const arming: Arming = {
        endListening: scanner.listen(({ text }) => void hear(kiosk, arming, text)),
        cancelEnd: clock.after(ARMED_SECONDS * 1000, () => disarm(kiosk)),
      }
      armings.set(kiosk, arming)
      return { at: 'armed', seconds: ARMED_SECONDS }
    },
    disarm,
    onScan(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const kiosk of armings.keys()) disarm(kiosk)
    },
  }
}
