import { ledgerSpace } from '#daemon/desks/records/ledger-space.ts'
import { openRecordsDesk } from '#daemon/desks/records/records-desk.ts'
import { openVerifying } from '#daemon/desks/records/verifying.ts'
import { inWords } from '#daemon/http/words/troubles.ts'
import { recordsTroubleWords } from '#daemon/http/words/troubles/records.ts'
import type { Feature } from './feature.ts'

/** What is missing from the station's records. Opened first: what it finds counts before the first number is given. */
export const records: Feature = async ({ settings, station, stores, clock, atClose }) => {
  const desk = await openRecordsDesk(station, stores.findings, clock)
  atClose(desk.close)
  const verifying = openVerifying(stores, { clock, timeZone: settings.station.timeZone })
  atClose(verifying.close)
  const space = ledgerSpace(stores.ledger, clock)
  return {
    troubles: () => inWords([...space(), ...desk.troubles(), ...verifying.troubles()], recordsTroubleWords),
  }
}
