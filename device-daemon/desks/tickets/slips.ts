import type { Guide } from '#contract/guide.ts'
import type { Paper } from '#contract/paper.ts'
import type { QueueRules } from '#daemon/domain/queue/rules.ts'
import type { QueueState, TicketRecord } from '#daemon/domain/queue/state.ts'
import { ticketView } from '#daemon/domain/queue/views.ts'
import { bringPaper } from '../guides/bring-paper.ts'
import { slipEdition } from '../guides/edition.ts'
import { slip } from './slip.ts'

type SlipStation = {
  appVersion: string
  timeZone: string
  /** As they are published now. */
  words(): { stationName: string; sample: boolean; catalogue: { version: string; hash: string } }
}

/** What a ticket's slip says, with the errand's own words from the catalogue. */
export function slipsOf(
  station: SlipStation,
  rules: () => QueueRules,
  guideOf: (seq: number) => Guide | undefined,
  now: () => number,
): (record: TicketRecord, state: QueueState, copy: 'first' | 'again') => Paper {
  return (record, state, copy) => {
    const { ahead, estimateMinutes, estimateBasis, unattended } = ticketView(
      state,
      record,
      rules(),
      new Date(now()).toISOString(),
    )
    const guide = record.itemSeq === null ? undefined : guideOf(record.itemSeq)
    const { catalogue, ...words } = station.words()
    return slip(record, {
      ...words,
      edition: slipEdition(record, guideOf, catalogue),
      item: guide
        ? {
            name: guide.name,
            plainTitle: guide.plainTitle,
            bring: bringPaper(guide),
          }
        : null,
      ahead,
      estimate: { minutes: estimateMinutes, basis: estimateBasis },
      ...(unattended && { unattended }),
      appVersion: station.appVersion,
      timeZone: station.timeZone,
      copy,
      phoneUrl: rules().phoneUrl,
    })
  }
}
