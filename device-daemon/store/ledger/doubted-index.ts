import type { Clock } from '#daemon/clock.ts'
import type { Soundness } from '../soundness/soundness.ts'

/**
 * What stands in for the index of commands while it is not known to be sound. A damaged one says of an old command that it
 * never came, and what the command asked for would be done a second time.
 */
export type DoubtedIndex = {
  /** What a look through the file has shown. */
  noted(seen: Soundness): void
  /** An entry that went in. */
  add(commandId: string, seq: number): void
  /** Where a command may stand that the index does not know; waits for the first look, though not for long. */
  placesOf(commandId: string): Promise<readonly number[]>
}

/**
 * Of the first command after a start. 400 MB, a year of a busy station, are seen in about this time, most of which the
 * start itself takes.
 */
const FIRST_LOOK_MAX_MS = 2000

type State =
  /** `seen` resolves with the first look. */
  { at: 'unseen'; seen: Promise<void> } | { at: 'believed' } | { at: 'unsound'; digests: Promise<Digests> }

/** `commands`: every command of the table with its place, as far as it can be read, page after page. */
export function doubtIndex(parts: {
  clock: Clock
  commands(): AsyncIterable<readonly { commandId: string; seq: number }[]>
}): DoubtedIndex {
  const first = Promise.withResolvers<void>()
  let state: State = { at: 'unseen', seen: first.promise }

  async function digestsOfAll(): Promise<Digests> {
    const digests = openDigests()
    for await (const page of parts.commands())
      for (const { commandId, seq } of page) digests.add(commandId, seq)
    return digests
  }

  return {
    noted({ at }) {
      if (at === 'sound' || (at === 'unknown' && state.at === 'unseen')) state = { at: 'believed' }
      if (at === 'unsound') state = { at, digests: digestsOfAll() }
      first.resolve()
    },
    add(commandId, seq) {
      if (state.at === 'unsound') void state.digests.then(({ add }) => add(commandId, seq))
    },
    async placesOf(commandId) {
      if (state.at === 'unseen') await soonOr(state.seen, parts.clock)
      return state.at === 'unsound' ? (await state.digests).placesOf(commandId) : []
    },
  }
}

async function soonOr(seen: Promise<void>, clock: Clock): Promise<void> {
  const late = Promise.withResolvers<void>()
  const callOff = clock.after(FIRST_LOOK_MAX_MS, late.resolve)
  await Promise.race([seen, late.promise])
  callOff()
}

/** Four bytes a command: a million take 4 MB, and are searched in less than a millisecond. */
type Digests = {
  add(commandId: string, seq: number): void
  placesOf(commandId: string): number[]
}

function openDigests(): Digests {
  /** At the place of each entry; 0 where none was read. */
  let digests = new Uint32Array(1024)
  return {
    add(commandId, seq) {
      if (seq >= digests.length) {
        const wider = new Uint32Array(Math.ceil(seq * 1.5))
        wider.set(digests)
        digests = wider
      }
      digests[seq] = digestOf(commandId)
    },
    placesOf(commandId) {
      const places: number[] = []
      const digest = digestOf(commandId)
      for (let at = digests.indexOf(digest); at >= 0; at = digests.indexOf(digest, at + 1)) places.push(at)
      return places
    },
  }
}

/** FNV-1a; never 0. */
function digestOf(text: string): number {
  let digest = 0x811c9dc5
  for (let i = 0; i < text.length; i++) digest = Math.imul(digest ^ text.charCodeAt(i), 0x01000193)
  return digest >>> 0 || 1
}
