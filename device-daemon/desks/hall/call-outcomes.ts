import type { Announcement } from '#contract/announcement.ts'
import type { AnnouncementOutcome } from '#daemon/domain/queue/commands.ts'
import type { Station } from '#daemon/station.ts'

/** A call on its way. */
export type Call = {
  announcement: Announcement
  /** By the steady clock: from then on it is not said any more where it could not be said until then. */
  staleAt: number
  /** Made before this daemon started: a hall screen may know more of it. */
  since: 'start' | 'before'
  /** Those that have failed to say it: `module`, or the witness of a screen. */
  failed: Set<string>
  /** Names of the screens that were given it. */
  given: Set<string>
  /** What each has told of it, by device or screen; every time that it was given the call has one word. */
  told: Map<string, readonly AnnouncementOutcome[]>
}

export const newCall = (announcement: Announcement, since: Call['since'], staleAt: number): Call => ({
  announcement,
  staleAt,
  since,
  failed: new Set(),
  given: new Set(),
  told: new Map(),
})

/** Writes down what became of a call. `node` tells this daemon's witnesses from another's. */
export function callOutcomes({ station, node }: { station: Pick<Station, 'execute'>; node: string }) {
  return async ({ announcement, told }: Call, by: string, outcome: AnnouncementOutcome): Promise<void> => {
    const { id, ticketId, text, calledAt } = announcement
    const words = [...(told.get(by) ?? []), outcome]
    told.set(by, words)
    const again = words.length === 1 ? '' : `/${words.length}`
    await station.execute(
      `announced/${node}/${id}/${by}${again}`,
      { type: 'record-announcement', ticketId, call: Number(id), calledAt, by, text, outcome },
      { at: 'system' },
    )
  }
}

/** A screen is believed of what it was given to say, by this daemon or by the one before. */
export function mayTell({ since, given }: Pick<Call, 'since' | 'given'>, screen: string): boolean {
  return since === 'before' || given.has(screen)
}
