import { randomBytes } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'

/** A hall screen's stream: its name and the address it comes from. */
type HallScreen = { address: string; name: string }

/** Who may say that a hall screen has spoken. */
export type Witnesses<Who extends object> = {
  /** The secret of a stream that has joined. */
  admit(who: Who): string
  /** What this stream was given; undefined for one that was given nothing. */
  of(who: Who): string | undefined
  /** Whether `witness` was given to a stream of this name that listens now, at the machine that the name belongs to. */
  isWitness(name: string, witness: string): boolean
}

const WITNESS_BYTES = 16
/** A screen that breaks off is back long before. */
const NAME_KEPT_MS = 2 * 60_000

/**
 * A name belongs to the machine that bore it first, until no stream of it has been there for two minutes: nobody takes it
 * over while a screen starts anew. `listening`: the streams of hall screens that are open now, in the order in which they
 * came.
 */
export function openWitnesses<Who extends object>(
  clock: Pick<Clock, 'monotonic'>,
  listening: () => readonly { who: Who; hall: HallScreen }[],
): Witnesses<Who> {
  const secrets = new WeakMap<Who, string>()
  /** `missedAt`: when it was first seen that no stream of that machine is there; null while one is. */
  const owners = new Map<string, { address: string; missedAt: number | null }>()

  function ownerOf(name: string): string | undefined {
    const addresses = listening().flatMap(({ hall }) => (hall.name === name ? [hall.address] : []))
    const owner = owners.get(name)
    if (owner !== undefined) {
      owner.missedAt = addresses.includes(owner.address) ? null : (owner.missedAt ?? clock.monotonic())
      if (owner.missedAt === null || clock.monotonic() - owner.missedAt <= NAME_KEPT_MS) return owner.address
    }
    const [next] = addresses
    if (next === undefined) owners.delete(name)
    else owners.set(name, { address: next, missedAt: null })
    return next
  }

  return {
    admit(who) {
      const secret = randomBytes(WITNESS_BYTES).toString('base64url')
      secrets.set(who, secret)
      // From now on the name is this machine's, unless it is another's.
      for (const { hall } of listening()) ownerOf(hall.name)
      return secret
    },
    of: (who) => secrets.get(who),
    isWitness(name, witness) {
      const owner = ownerOf(name)
      return listening().some(
        ({ who, hall }) => hall.name === name && hall.address === owner && secrets.get(who) === witness,
      )
    },
  }
}
