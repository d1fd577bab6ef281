// The whole of the station that keeps things, in this process: stores, engine and the desk of records, without HTTP and
// without devices, so that thousands of starts take minutes.
import { storeFaultWords } from '#daemon/daemon/store-fault-words.ts'
import { ledgerSpace } from '#daemon/desks/records/ledger-space.ts'
import { openRecordsDesk } from '#daemon/desks/records/records-desk.ts'
import { openVerifying } from '#daemon/desks/records/verifying.ts'
import { checkRoster } from '#daemon/desks/staff/checked-roster.ts'
import { areas, type Command } from '#daemon/domain/areas.ts'
import { numbersGiven } from '#daemon/domain/numbers-given.ts'
import { accountChanges } from '#daemon/domain/people/account-changes.ts'
import { projectionsOf } from '#daemon/domain/projection.ts'
import type { Log } from '#daemon/log.ts'
import { openStation, type Station, type StationParts } from '#daemon/station.ts'
import type { Document } from '#daemon/store/documents/document.ts'
import type { StaffFile } from '#daemon/store/documents/staff-file.ts'
import { openStores, type Stores } from '#daemon/store/stores.ts'
import type { ManualClock } from '#test/support/manual-clock.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { stationParts } from '#test/support/station-in-memory.ts'

export type Engine = {
  station: Station
  stores: Stores
  /** Accounts of staff, compared with the ledger. */
  roster: Document<StaffFile>
  /** What staff are told, by code. */
  told(): string[]
  /** What only the log says, from warnings upwards. */
  logged(): string[]
  /** Runs a command of staff or of the station itself; null where it is refused or cannot be written. */
  does(commandId: string, command: Command): Promise<string | null>
  /** The number that a resident is given, with its day; null where there is none. */
  take(commandId: string): Promise<string | null>
  /** As in an orderly end of the daemon. */
  close(): Promise<void>
}

export type Started = { at: 'running'; engine: Engine } | { at: 'refused'; words: string }

/** Starts on a data folder, in the order of daemon.ts; `over`: what this station has of its own. Rejects where the daemon would end with a bug. */
export async function startEngine(
  folder: string,
  clock: ManualClock,
  over: Partial<StationParts> = {},
): Promise<Started> {
  const { log, lines } = listeningLog()
  const projections = projectionsOf(areas)
  const opened = await openStores(
    folder,
    {
      program: { version: '0.0.0', events: areas.flatMap(({ events }) => Object.keys(events)) },
      runtimeFolders: [`${folder}-run`],
      projections,
      numbersOf: numbersGiven(areas),
    },
    clock,
    log,
  )
  if (opened.at === 'failed') return { at: 'refused', words: storeFaultWords(opened.fault) }
  const { stores } = opened
  const { ledger, snapshots, node } = stores
  const station = await openStation(stationParts({ clock, ledger, snapshots, node, log, ...over }))
  const { document: roster, troubles: rosterTroubles } = await openRoster(stores, station, clock, log)
  const records = await openRecordsDesk(station, stores.findings, clock)
  const verifying = openVerifying(stores, { clock, timeZone: 'Asia/Shanghai' })
  const space = ledgerSpace(ledger, clock)

  async function does(commandId: string, command: Command): Promise<string | null> {
    const outcome = await station.execute(commandId, command, { at: 'system' })
    return outcome.at === 'done' ? commandId : null
  }

  return {
    at: 'running',
    engine: {
      station,
      stores,
      roster,
      told: () =>
        [...space(), ...rosterTroubles(), ...records.troubles(), ...verifying.troubles()].map(
          ({ code }) => code,
        ),
      logged: () => lines,
      does,
      async take(commandId) {
        const command: Command = { type: 'take-ticket', kiosk: 'kiosk-1', print: false }
        const outcome = await station.execute(commandId, command, { at: 'resident', kiosk: 'kiosk-1' })
        if (outcome.at !== 'done') return null
        const taken = outcome.entry.events.find((event) => event.type === 'ticket-taken')
        return taken === undefined ? null : `${outcome.entry.day} ${taken.number}`
      },
      async close() {
        verifying.close()
        records.close()
        await station.close()
        await stores.close()
      },
    },
  }
}

async function openRoster(
  { staff, staffFound, views, findings }: Stores,
  station: Station,
  clock: ManualClock,
  log: Log,
) {
  const known = await views.ask(accountChanges, ({ standings }) => standings())
  const isWhole = findings.comparison.at !== 'lost' && station.gaps.length === 0
  return checkRoster(staff, {
    found: staffFound,
    standings: isWhole
      ? known
      : known.map(({ account }) => ({ account, role: null, at: 'active', pins: null })),
    nameOfLost: (place) => `${place}`,
    since: new Date(clock.now()).toISOString(),
    log,
  })
}

/** Remembers what is worth a person's look. */
function listeningLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  const note = (...given: unknown[]) => {
    const words = given.findLast((one) => typeof one === 'string')
    lines.push(typeof words === 'string' ? words : JSON.stringify(given[0]))
  }
  return { log: { ...silentLog(), warn: note, error: note, fatal: note, child: silentLog().child }, lines }
}
