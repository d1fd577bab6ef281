import { onTestFinished } from 'vitest'
import type { Announcement } from '#contract/announcement.ts'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { openLog } from '#daemon/log.ts'
import { openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import type { LedgerEvent } from '#daemon/domain/areas.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'

type Quiet = { from: string; to: string }
type Works = 'yes' | 'no'

/** A voice module that says things one after another, and notes them. */
export function noting(outcome: AnnounceOutcome = { at: 'spoken' }) {
  const said: string[] = []
  return {
    said,
    announce: async (text: string) => {
      said.push(text)
      return outcome
    },
  }
}

/** A voice module that speaks until the test says how it ended, or the call is called off. */
export function slow() {
  const said: string[] = []
  const stopped: string[] = []
  let end: (outcome: AnnounceOutcome) => void = () => {}
  return {
    said,
    stopped,
    end: (outcome: AnnounceOutcome) => end(outcome),
    announce: (text: string, calledOff?: AbortSignal) =>
      new Promise<AnnounceOutcome>((resolve) => {
        said.push(text)
        end = resolve
        calledOff?.addEventListener('abort', () => {
          stopped.push(text)
          resolve({ at: 'stopped' })
        })
      }),
  }
}

type Module = {
  said: string[]
  announce(text: string, calledOff?: AbortSignal): Promise<AnnounceOutcome>
}

/** Announcing over a station in memory, by a voice module and screens of the hall that the test moves. */
export async function opened(given: { quiet?: Quiet; module?: Module | null; times?: number } = {}) {
  const { quiet = null, module = noting(), times = 2 } = given
  const memory = await stationInMemory()
  let works: Works = 'yes'
  const said: string[] = []
  const reopened = (heard: Module | null) => {
    const announcing = openAnnouncing({
      station: memory.station,
      node: 'node-1',
      owns: () => true,
      clock: memory.clock,
      log: openLog('silent'),
      windows: () => windows,
      voice: () => ({ times, quiet }),
      minuteOfDay: () => 9 * 60,
      module: heard === null ? undefined : { announce: heard.announce, works: () => works === 'yes' },
      clipsOf: () => [],
    })
    announcing.onSay((witness, { number }: Announcement) => said.push(`${witness}: ${number}`))
    return announcing
  }
  const announcing = reopened(module)
  onTestFinished(() => announcing.close())
  const announced = () =>
    memory
      .events()
      .then((events) =>
        events.filter(
          (event): event is Extract<LedgerEvent, { type: 'ticket-announced' }> =>
            event.type === 'ticket-announced',
        ),
      )
  /** What follows from an outcome is written down only then. */
  const settled = async () => {
    for (let turns = 0; turns < 3; turns++) await memory.clock.advance(0)
  }
  return {
    ...memory,
    announcing,
    reopened,
    module,
    announced,
    settled,
    /** What became of the calls so far: by whom, and how. */
    outcomes: async () => {
      await settled()
      return (await announced()).map(({ by, outcome }) => `${by} ${outcome}`)
    },
    moduleWorks(now: Works) {
      works = now
      announcing.look()
    },
    /** What each screen was given to say, in order, by the witness. */
    said,
    /** Takes a ticket and calls it to a window. */
    async calls(window: string) {
      await memory.take()
      const ticketId = await memory.does({ type: 'call-next', ...at(window) })
      await settled()
      return { ticketId, id: String(memory.station.seq()) }
    },
    /** A hall screen that tells so now; it has a name of its own. */
    screen(name: string, sound: 'on' | 'blocked' = 'on', witness = name) {
      const beat = (saying: string | null = null, now: 'on' | 'blocked' = sound) =>
        announcing.heard({ witness, screen: name, sound: now }, saying)
      beat()
      return {
        beat,
        /** Tells for so long that it is saying this. */
        async says(id: string, ms: number) {
          for (let left = ms; left > 0; left -= 500) {
            beat(id)
            await memory.clock.advance(Math.min(left, 500))
          }
        },
        leaves: () => announcing.left(witness),
        tells: (id: string, outcome: 'spoken' | 'failed' = 'spoken') =>
          announcing.witnessed(id, name, outcome),
      }
    },
  }
}

/** Who calls there. */
export const at = (window: string) => ({ window, clerk: 'li' })
