import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Clock } from '#daemon/clock.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { DisplayCommand, DisplaysState } from '#daemon/domain/displays/displays.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'

type Display = DisplaysState[number]

/** A screen that shows a code and waits. `address`: where it asks from; `since`: epoch milliseconds. */
type Asking = {
  code: string
  tokenSha256: string
  screen: Display['screen']
  address: string
  since: number
  askedAt: number
}

/** `token`: what its browser keeps from now on; null where it has one already. */
type AskedToPair =
  | { at: 'paired' }
  | { at: 'waiting'; code: string; token: string | null }
  | { at: 'too-many' }

type Outcome = StationOutcome<Areas, DisplayCommand>

export type DisplayDesk = {
  /** A screen asks, again and again until it is paired. `token`: what its browser has kept. */
  ask(token: string | undefined, who: { screen: Display['screen']; address: string }): AskedToPair
  /** What was paired with this token as such a screen; null: nothing was. */
  displayOf(token: string | undefined, screen: Display['screen']): Display | null
  asking(): readonly Omit<Asking, 'tokenSha256' | 'askedAt'>[]
  paired(): DisplaysState
  /** `no-such-code`: no screen shows it now. */
  pair(
    commandId: string,
    actor: Actor & { account: string },
    wanted: { code: string; name: string },
  ): Promise<Outcome | { at: 'no-such-code' }>
  remove(commandId: string, actor: Actor & { account: string }, id: string): Promise<Outcome>
}

const TOKEN_BYTES = 32
/** A screen asks every five seconds; one that has not for so long is gone, and its code with it. */
const FORGOTTEN_MS = 30_000
/** More screens than a hall has; the others wait until one is paired. */
const ASKING_MAX = 24
const ASKING_FROM_ONE_ADDRESS = 4

/**
 * Pairs screens of the LAN. A screen gets its token at once and keeps it; it counts from when a person who stands before it
 * types the code that it shows. So a restart of either loses nothing but the code.
 */
export function openDisplayDesk({
  station,
  clock,
  pick = (below) => randomInt(below),
}: {
  station: Pick<Station, 'state' | 'execute'>
  clock: Pick<Clock, 'now' | 'monotonic'>
  /** A random number below this one. */
  pick?: (below: number) => number
}): DisplayDesk {
  let asking: Asking[] = []

  const paired = () => station.state().displays
  const displayOf: DisplayDesk['displayOf'] = (token, screen) => {
    if (token === undefined) return null
    const sum = sha256(token)
    return paired().find((one) => one.tokenSha256 === sum && one.screen === screen) ?? null
  }

  function forgetTheGone(): void {
    const oldest = clock.monotonic() - FORGOTTEN_MS
    asking = asking.filter(({ askedAt }) => askedAt >= oldest)
  }

  function newCode(): string {
    for (;;) {
      const code = String(pick(1_000_000)).padStart(6, '0')
      if (asking.every((other) => other.code !== code)) return code
    }
  }

  return {
    displayOf,
    paired,
    asking() {
      forgetTheGone()
      return asking.map(({ code, screen, address, since }) => ({ code, screen, address, since }))
    },
    ask(kept, { screen, address }) {
      if (displayOf(kept, screen) !== null) return { at: 'paired' }
      forgetTheGone()
      const askedAt = clock.monotonic()
      const sum = kept === undefined ? null : sha256(kept)
      const known = asking.find((one) => one.tokenSha256 === sum && one.screen === screen)
      if (known !== undefined) {
        known.askedAt = askedAt
        return { at: 'waiting', code: known.code, token: null }
      }
      const fromHere = asking.filter((other) => other.address === address).length
      if (asking.length >= ASKING_MAX || fromHere >= ASKING_FROM_ONE_ADDRESS) return { at: 'too-many' }
      const token = kept ?? randomBytes(TOKEN_BYTES).toString('base64url')
      const code = newCode()
      asking.push({ code, tokenSha256: sha256(token), screen, address, since: clock.now(), askedAt })
      return { at: 'waiting', code, token: kept === undefined ? token : null }
    },
    async pair(commandId, actor, { code, name }) {
      forgetTheGone()
      const found = asking.find((one) => one.code === code)
      if (found === undefined) return { at: 'no-such-code' }
      const { screen, tokenSha256 } = found
      const outcome = await station.execute(
        commandId,
        { type: 'pair-display', name, screen, tokenSha256, by: actor.account },
        actor,
      )
      if (outcome.at === 'done') asking = asking.filter((one) => one !== found)
      return outcome
    },
    remove: (commandId, actor, id) =>
      station.execute(commandId, { type: 'remove-display', id, by: actor.account }, actor),
  }
}

const sha256 = (token: string): string => createHash('sha256').update(token).digest('base64url')
