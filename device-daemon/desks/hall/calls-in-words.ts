import type { Announcement } from '#contract/announcement.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Station } from '#daemon/station.ts'
import { announcementOf, textForModule, type VoicePiece } from './announcement.ts'
import { isQuiet, type QuietHours } from './quiet-hours.ts'

/** Whom a window calls. */
export type Standing = { ticketId: string; window: string }

export type CallsInWords = {
  /** `id`: the ledger seq of the call; `calledAt`: its time. Null for a ticket that was let go. */
  announcement(call: Standing, id: string, calledAt: string): Announcement | null
  forModule(announcement: Announcement): string
}

export type WordsParts = {
  station: Pick<Station, 'state'>
  clock: Pick<Clock, 'now'>
  windows(): readonly { id: string; label: string }[]
  voice(): { times: number; quiet: QuietHours | null }
  /** Minutes since midnight by the station's wall clock. */
  minuteOfDay(epochMs: number): number
  /** Clips of words that are no clip of their own. */
  clipsOf(text: string): readonly string[]
}

/** Puts calls into words, for the voice module of the station and for the screens of the hall. */
export function callsInWords({ station, clock, voice, ...parts }: WordsParts): CallsInWords {
  const labelOf = (window: string) => parts.windows().find(({ id }) => id === window)?.label ?? window

  function clips(pieces: readonly VoicePiece[]): string[] {
    return pieces.flatMap((piece) => ('clip' in piece ? [piece.clip] : [...parts.clipsOf(piece.text)]))
  }

  function quietNow(): boolean {
    const { quiet } = voice()
    return quiet !== null && isQuiet(quiet, parts.minuteOfDay(clock.now()))
  }

  return {
    announcement({ ticketId, window }, id, calledAt) {
      const number = station.state().queue.tickets.get(ticketId)?.number
      if (number === undefined) return null
      const { text, pieces } = announcementOf(number, labelOf(window))
      const times = quietNow() ? 0 : voice().times
      return { id, ticketId, number, window, text, clips: clips(pieces), times, calledAt }
    },
    forModule: ({ number, window }) => textForModule(number, labelOf(window)),
  }
}
