import type { SpaceTrouble } from '#daemon/desks/records/ledger-space.ts'
import type { DataTrouble, RecordsTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import { dataTroubleWords } from './data.ts'
import { ledgerTroubleWords } from './ledger.ts'
import type { TroubleWords } from './words.ts'

/** Of the ledger and the other files of the data folder. */
export function recordsTroubleWords(
  trouble: DataTrouble | RecordsTrouble | SpaceTrouble | VerifyingTrouble,
): TroubleWords {
  return trouble.at === 'data' ? dataTroubleWords(trouble) : ledgerTroubleWords(trouble)
}
