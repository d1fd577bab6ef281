import type { Announcement } from '#contract/announcement.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Announcer } from '#daemon/devices/ports.ts'
import { announcementOf, textForModule, type VoicePiece } from '#daemon/desks/hall/announcement.ts'
import { isQuiet, type QuietHours } from '#daemon/desks/hall/quiet-hours.ts'
import type { AnnouncementOutcome } from '#daemon/domain/queue/types.ts'
import type { Log } from '#daemon/log.ts'
import type { Station } from '#daemon/station.ts'
import type { Entry, LedgerEvent } from '#daemon/store/ledger/port.ts'

export type Announcing = {
  /** What the hall's screens say for an entry's events, in their order; nothing for most entries. */
  announcementsOf(entry: Entry): Announcement[]
  /**
   * A hall screen tells what became of an announcement. `unknown`: there was no such call lately, or more screens have
   * spoken of it than any hall has.
   */
  witnessed(id: string, screen: string, outcome: 'spoken' | 'failed'): Promise<'recorded' | 'unknown'>
  /**
   * At a start: calls that the voice module had still to say, or was saying, when the daemon went away may have been
   * heard. `newest`: the ledger's newest entries, in order.
   */
  settleLost(newest: AsyncIterable<Entry>): Promise<void>
  /** What is being said comes to its end; nothing new is begun. */
  close(): void
}

export type AnnouncingParts = {
  station: Pick<Station, 'state' | 'execute' | 'onEntries'>
  /** Tells this daemon's witnesses from another's. */
  node: string
  /** Whether calls to the window are said aloud by this daemon. */
  owns(window: string): boolean
  clock: Clock
  log: Log
  windows: readonly { id: string; label: string }[]
  voice: { times: number; quiet: QuietHours | null }
  /** Minutes since midnight by the station's wall clock. */
  minuteOfDay(epochMs: number): number
  announcer(): Announcer | undefined
  /** Clips of words that are no clip of their own. */
  clipsOf(text: string): readonly string[]
}

type Call = Extract<LedgerEvent, { type: 'ticket-called' | 'ticket-recalled' }>

/** Calls a hall screen may still bear witness to. */
const REMEMBERED = 64
/** Any machine on the LAN can claim to be a screen: the ledger takes as many as a large hall has. */
const WITNESSES_MAX = 8
const MODULE = 'voice-module'

/**
 * Puts every call into words: for the voice module of the station and for the screens of the hall. What was said, and
 * whether, goes into the ledger beside the call.
 */
export function openAnnouncing(parts: AnnouncingParts): Announcing {
  const { station, node, clock, log, voice } = parts
  const remembered = new Map<string, { announcement: Announcement; witnesses: Set<string> }>()
  const closing = new AbortController()
  let speaking = Promise.resolve()
  const labels = new Map(parts.windows.map(({ id, label }) => [id, label]))

  function clips(pieces: readonly VoicePiece[]): string[] {
    return pieces.flatMap((piece) => ('clip' in piece ? [piece.clip] : [...parts.clipsOf(piece.text)]))
  }

  function announcementsOf(entry: Entry): Announcement[] {
    return entry.events.flatMap((event) => {
      if (event.type !== 'ticket-called' && event.type !== 'ticket-recalled') return []
      const announcement = inWords(event, entry)
      return announcement === null ? [] : [announcement]
    })
  }

  function inWords({ ticketId, window }: Call, entry: Entry): Announcement | null {
    const number = station.state().queue.tickets.get(ticketId)?.number
    if (number === undefined) return null
    const { text, pieces } = announcementOf(number, labels.get(window) ?? window)
    return {
      id: String(entry.seq),
      ticketId,
      number,
      window,
      text,
      clips: clips(pieces),
      times: quietNow() ? 0 : voice.times,
      calledAt: entry.time,
    }
  }

  function quietNow(): boolean {
    return voice.quiet !== null && isQuiet(voice.quiet, parts.minuteOfDay(clock.now()))
  }

  /** Never rejects but for a bug. */
  async function speak(announcement: Announcement): Promise<void> {
    if (announcement.times === 0) return record(announcement, 'station', 'muted')
    const announcer = parts.announcer()
    if (announcer === undefined) return undefined
    let outcome: AnnouncementOutcome | null = null
    for (let time = 0; time < announcement.times; time++) {
      if (closing.signal.aborted) break
      const said = await announcer.announce(
        textForModule(announcement.number, labels.get(announcement.window) ?? announcement.window),
      )
      if (said.at !== 'spoken') log.warn({ id: announcement.id, said }, 'a call was not announced')
      // Once spoken is called, even when a repeat failed.
      outcome ??= said.at
      if (said.at !== 'spoken') break
    }
    return outcome === null ? undefined : record(announcement, MODULE, outcome)
  }

  async function record(
    { id, ticketId, text, calledAt }: Announcement,
    by: string,
    outcome: AnnouncementOutcome,
  ): Promise<void> {
    // One word of each witness for each call: the id makes every further one the same.
    await station.execute(
      `announced/${node}/${id}/${by}`,
      { type: 'record-announcement', ticketId, call: Number(id), calledAt, by, text, outcome },
      { at: 'system' },
    )
  }

  const unsubscribe = station.onEntries((entries) => {
    for (const entry of entries) {
      for (const announcement of announcementsOf(entry)) {
        remembered.set(announcement.id, { announcement, witnesses: new Set() })
        const [oldest] = remembered.keys()
        if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
        // One call's repeats are not mixed with those of the next.
        if (parts.owns(announcement.window)) speaking = speaking.then(() => speak(announcement))
      }
    }
  })

  return {
    announcementsOf,
    async witnessed(id, screen, outcome) {
      const call = remembered.get(id)
      if (call === undefined) return 'unknown'
      const { announcement, witnesses } = call
      if (witnesses.size === WITNESSES_MAX && !witnesses.has(screen)) return 'unknown'
      witnesses.add(screen)
      await record(announcement, `hall/${screen}`, outcome)
      return 'recorded'
    },
    async settleLost(newest) {
      if (parts.announcer() === undefined) return
      const calls: Announcement[] = []
      let lastSaid = Infinity
      try {
        for await (const entry of newest) {
          calls.push(...announcementsOf(entry).filter(({ window }) => parts.owns(window)))
          for (const event of entry.events)
            if (event.type === 'ticket-announced' && (event.by === MODULE || event.by === 'station'))
              lastSaid = event.call
        }
      } catch (error) {
        // A damaged entry from before the snapshot does not stop the station.
        log.error({ err: error }, 'calls that were lost cannot be told')
        return
      }
      // They are said in order, so what comes after the last that has an outcome has none.
      for (const call of calls.filter(({ id }) => Number(id) > lastSaid))
        await record(call, MODULE, 'unconfirmed')
    },
    close() {
      unsubscribe()
      closing.abort()
    },
  }
}
