import type { Areas } from '#daemon/domain/areas.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { PackCommand, PairedKey } from '#daemon/domain/packs/packs.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'

/** A key whose packs are taken; `name`: whose it is. `paired` null: it stands in the configuration. */
type PackKey = { name: string; key: string; paired: Pick<PairedKey, 'by' | 'time'> | null }

type StaffActor = Actor & { account: string }
type Done = { at: 'done'; outcome: StationOutcome<Areas, PackCommand> }
/** What stands in the configuration is changed there. */
type Configured = { at: 'configured'; name: string }

export type PackKeysDesk = {
  /** Changes as a whole: what was read under another list has to be read again. */
  trusted(): readonly PackKey[]
  trust(commandId: string, actor: StaffActor, key: { key: string; name: string }): Promise<Done | Configured>
  /** What was taken of it stays. */
  withdraw(
    commandId: string,
    actor: StaffActor,
    key: { key: string; reason: string },
  ): Promise<Done | Configured>
}

/** Whose packs a station takes: those of the configuration, and those a 站长 has paired with it. */
export function openPackKeysDesk({
  station,
  configured,
}: {
  station: Pick<Station, 'state' | 'execute'>
  configured: readonly { name: string; key: string }[]
}): PackKeysDesk {
  let of: readonly PairedKey[] | null = null
  let trusted: readonly PackKey[] = []

  const inConfiguration = (key: string): Configured | null => {
    const found = configured.find((one) => one.key === key)
    return found ? { at: 'configured', name: found.name } : null
  }

  return {
    trusted() {
      const { keys } = station.state().packs
      if (keys === of) return trusted
      of = keys
      trusted = [
        ...configured.map(({ name, key }) => ({ name, key, paired: null })),
        ...keys
          .filter(({ key }) => inConfiguration(key) === null)
          .map(({ name, key, by, time }) => ({ name, key, paired: { by, time } })),
      ]
      return trusted
    },

    async trust(commandId, actor, { key, name }) {
      const known = inConfiguration(key)
      if (known) return known
      const command = { type: 'trust-pack-key', key, name, by: actor.account } as const
      return { at: 'done', outcome: await station.execute(commandId, command, actor) }
    },

    async withdraw(commandId, actor, { key, reason }) {
      const known = inConfiguration(key)
      if (known) return known
      const command = { type: 'withdraw-pack-key', key, reason, by: actor.account } as const
      return { at: 'done', outcome: await station.execute(commandId, command, actor) }
    },
  }
}
