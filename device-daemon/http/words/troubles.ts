import type { Trouble } from '#contract/trouble.ts'
import type { ContentsTrouble } from '#daemon/content/published/troubles.ts'
import type { ClockTrouble } from '#daemon/desks/day/clock-troubles.ts'
import type { DeviceTrouble } from '#daemon/desks/devices/device-troubles.ts'
import type { SpaceTrouble } from '#daemon/desks/records/ledger-space.ts'
import type { DataTrouble, RecordsTrouble } from '#daemon/desks/records/records-desk.ts'
import type { VerifyingTrouble } from '#daemon/desks/records/verifying.ts'
import type { RosterTrouble } from '#daemon/desks/staff/checked-roster.ts'
import { clockTroubleWords } from './troubles/clock.ts'
import { contentsTroubleWords } from './troubles/contents.ts'
import { dataTroubleWords } from './troubles/data.ts'
import { deviceTroubleWords } from './troubles/devices.ts'
import { ledgerTroubleWords } from './troubles/ledger.ts'
import type { TroubleWords } from './troubles/words.ts'

/** Everything that staff may have to see to, as a code with data. */
export type StationTrouble =
  | ClockTrouble
  | ContentsTrouble
  | DataTrouble
  | RosterTrouble
  | DeviceTrouble
  | RecordsTrouble
  | SpaceTrouble
  | VerifyingTrouble

/** As they are shown: first what residents miss now, then the rest; of each the newest first. */
export function troubleViews(troubles: readonly StationTrouble[]): Trouble[] {
  const views = troubles.map(troubleView).toSorted((a, b) => b.since.localeCompare(a.since))
  return [
    ...views.filter(({ urgency }) => urgency === 'now'),
    ...views.filter(({ urgency }) => urgency === 'soon'),
  ]
}

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
    case 'data':
      return dataTroubleWords(trouble)
    case 'device':
      return deviceTroubleWords(trouble)
    case 'ledger':
      return ledgerTroubleWords(trouble)
  }
}
