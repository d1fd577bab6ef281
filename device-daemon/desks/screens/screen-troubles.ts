import type { Clock } from '#daemon/clock.ts'
import type { Standing } from '#daemon/domain/standing.ts'

/** A page that ought to be open and is not. `kiosk`: null where the station has only one. */
export type ScreenTrouble = Pick<Standing, 'since'> & { at: 'screen' } & Missing

type Missing = Pick<Standing, 'id'> &
  ({ code: 'hall-gone' } | { code: 'kiosk-offline'; kiosk: string | null })

/** Pages that are connected now. */
export type OpenPages = { kiosks: ReadonlySet<string>; halls: number }

/** When it was last open, ISO 8601 UTC; null where not since the start. */
type Seen = { lastSeen: string | null }
/** Which pages are open now, and when the others were last. */
type SeenPages = {
  kiosks: readonly ({ id: string; at: 'open' | 'gone' } & Seen)[]
  halls: { open: number } & Seen
}

export type ScreenTroubles = {
  troubles(): readonly ScreenTrouble[]
  pages(): SeenPages
  close(): void
}

const HALL = '\0hall'
/** A page that starts anew is back in seconds, and a machine that does in less than a minute. */
const GONE_AFTER_MS = 60_000
/** A kiosk that has not come by then after a start does not come: the machines of a station are switched on together. */
const NOT_YET_MS = 10 * 60_000

/**
 * Which screens are missing while the station is open: every kiosk that is configured here, and the hall's once one was
 * there today. `pages`: asked at every tick. Known in memory alone: what is missing after a restart is missed anew.
 */
export function openScreenTroubles(parts: {
  pages(): OpenPages
  kiosks: readonly string[]
  /** Kiosks that belong to this daemon. */
  owns(kiosk: string): boolean
  clock: Pick<Clock, 'now' | 'monotonic'>
  /** The business day. */
  today(): string
  isOpen(): boolean
  onTick(listener: () => void): () => void
}): ScreenTroubles {
  const { clock, kiosks } = parts
  const start = clock.monotonic()
  /** When a page was last there, in monotonic milliseconds; a kiosk that never was counts as gone later. */
  const seen = new Map(kiosks.filter(parts.owns).map((kiosk) => [kiosk, start + NOT_YET_MS - GONE_AFTER_MS]))
  let hall: { day: string; at: number } | null = null
  /** By the wall: a kiosk's id, or `hall`. */
  const lastSeen = new Map<string, string>()
  /** By the trouble's id: since when it stands. */
  const since = new Map<string, string>()

  function look(): void {
    const { kiosks: open, halls } = parts.pages()
    const now = new Date(clock.now()).toISOString()
    for (const kiosk of seen.keys()) {
      if (!open.has(kiosk)) continue
      seen.set(kiosk, clock.monotonic())
      lastSeen.set(kiosk, now)
    }
    if (halls > 0) lastSeen.set(HALL, now)
    if (halls > 0) hall = { day: parts.today(), at: clock.monotonic() }
    else if (hall !== null && hall.day !== parts.today()) hall = null
  }

  const isGone = (at: number) => clock.monotonic() - at >= GONE_AFTER_MS

  function missing(): readonly Missing[] {
    if (!parts.isOpen()) return []
    const offline = [...seen].flatMap(([kiosk, at]): Missing[] => {
      const shown = kiosks.length === 1 ? null : kiosk
      return isGone(at) ? [{ id: `screen:${kiosk}`, code: 'kiosk-offline', kiosk: shown }] : []
    })
    return hall !== null && isGone(hall.at) ? [{ id: 'screen:hall', code: 'hall-gone' }, ...offline] : offline
  }

  function standing(trouble: Missing): ScreenTrouble {
    const from = since.get(trouble.id) ?? new Date(clock.now()).toISOString()
    since.set(trouble.id, from)
    return { at: 'screen', since: from, ...trouble }
  }

  return {
    close: parts.onTick(look),
    pages() {
      look()
      const { kiosks: open, halls } = parts.pages()
      const of = (name: string): Seen => ({ lastSeen: lastSeen.get(name) ?? null })
      return {
        kiosks: [...seen.keys()].map((id) =>
          Object.assign(of(id), { id, at: open.has(id) ? ('open' as const) : ('gone' as const) }),
        ),
        halls: { ...of(HALL), open: halls },
      }
    },
    troubles() {
      look()
      const now = missing()
      const ids = new Set(now.map(({ id }) => id))
      for (const id of since.keys()) if (!ids.has(id)) since.delete(id)
      return now.map(standing)
    },
  }
}
