import type { Trouble } from '#contract/trouble.ts'
import type { ContentsTrouble } from '#daemon/content/published/troubles.ts'
import type { ClockTrouble } from '#daemon/desks/day/clock-troubles.ts'
import type { RecordsTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import { clockTroubleWords } from './troubles/clock.ts'
import { contentsTroubleWords } from './troubles/contents.ts'
import { ledgerTroubleWords } from './troubles/ledger.ts'
import type { TroubleWords } from './troubles/words.ts'

/** Everything that staff may have to see to, as a code with data. */
export type StationTrouble = ClockTrouble | ContentsTrouble | RecordsTrouble | VerifyingTrouble

/** A trouble as staff and the machine's keeper read it. */
export function troubleView(trouble: StationTrouble): Trouble {
  const { id, at, code, since } = trouble
  return { id, at, code, since, seenBy: [], ...wordsOf(trouble) }
}

function wordsOf(trouble: StationTrouble): TroubleWords {
  switch (trouble.at) {
    case 'clock':
      return clockTroubleWords(trouble)
    case 'contents':
      return contentsTroubleWords(trouble)
    case 'ledger':
      return ledgerTroubleWords(trouble)
  }
}
