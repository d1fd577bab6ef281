import type { Trouble } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { TroubleCommand } from '#daemon/domain/troubles/troubles.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'
import type { Attendant, Namer } from './seen-troubles.ts'

type Acknowledged = StationOutcome<Areas, TroubleCommand> | { at: 'over' }

/** The troubles of the station, and who has said that they go and see to each of them. */
export type AcknowledgedTroubles = {
  troubles(): readonly Trouble[]
  /** Records that this clerk goes. `over`: no trouble with this id is urgent now, so nothing is recorded. */
  acknowledge(commandId: string, id: string, who: Attendant): Promise<Acknowledged>
  close(): void
}

/**
 * A device that is switched off and on while it is mended, or that opens anew with the daemon, is not yet mended: its
 * trouble is over once it has been away for so long.
 */
const OVER_AFTER_MS = 60_000

/** Keeps what staff say in the ledger. `node`: this daemon; what another one knows of is its own to end. */
export function openAcknowledgedTroubles(parts: {
  station: Pick<Station, 'execute' | 'state' | 'onTick'>
  node: string
  clock: Pick<Clock, 'monotonic'>
  troubles(): readonly Trouble[]
  named: Namer
}): AcknowledgedTroubles {
  const { station, node, clock, named } = parts
  /** Since when a trouble that was acknowledged has been away, in monotonic milliseconds. */
  const away = new Map<string, number>()

  const acknowledged = () => station.state().troubles.filter((one) => one.node === node)

  /** A roll that is nearly used up is no urgent trouble, and becomes a new one when it is empty. */
  const urgent = () => new Set(parts.troubles().flatMap(({ id, urgency }) => (urgency === 'now' ? [id] : [])))

  function endWhatIsOver(): void {
    const standing = urgent()
    const known = acknowledged()
    const ids = new Set(known.map(({ trouble }) => trouble))
    for (const id of away.keys()) if (!ids.has(id) || standing.has(id)) away.delete(id)
    for (const { trouble, time } of known) {
      if (standing.has(trouble)) continue
      const since = away.get(trouble) ?? clock.monotonic()
      away.set(trouble, since)
      if (clock.monotonic() - since < OVER_AFTER_MS) continue
      const command = { type: 'end-trouble', node, trouble } as const
      void station.execute(`trouble-ended/${time}/${node}/${trouble}`, command, { at: 'system' })
    }
  }

  function withAcknowledged(trouble: Trouble): Trouble {
    const by = acknowledged().find((one) => one.trouble === trouble.id)
    if (by === undefined) return trouble
    return {
      ...trouble,
      acknowledged: { ...named({ account: by.clerk, window: by.window }), time: by.time },
    }
  }

  const close = station.onTick(endWhatIsOver)

  return {
    close,
    troubles: () => parts.troubles().map(withAcknowledged),
    async acknowledge(commandId, id, { account, window }) {
      if (!urgent().has(id)) return { at: 'over' }
      return station.execute(
        commandId,
        { type: 'acknowledge-trouble', node, trouble: id, clerk: account, window },
        { at: 'staff', account, window },
      )
    },
  }
}
