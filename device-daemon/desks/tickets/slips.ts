import type { Guide } from '#contract/guide.ts'
import type { Paper } from '#contract/paper.ts'
import { slip } from '#daemon/domain/queue/slip.ts'
import type { QueueRules, QueueState, TicketRecord } from '#daemon/domain/queue/types.ts'
import { ticketView } from '#daemon/domain/queue/views.ts'
import type { Settings } from '#daemon/settings.ts'

/** 申请材料, as the catalogue names the element that may be unconfirmed. */
const MATERIALS = '申请材料'

/** What a ticket's slip says, with the errand's own words from the catalogue. */
export function slipsOf(
  settings: Settings,
  rules: QueueRules,
  guideOf: (seq: number) => Guide | undefined,
  now: () => number,
): (record: TicketRecord, state: QueueState, copy: 'first' | 'again') => Paper {
  const { station, catalogue, version } = settings
  return (record, state, copy) => {
    const { ahead, estimateMinutes, estimateBasis } = ticketView(
      state,
      record,
      rules,
      new Date(now()).toISOString(),
    )
    const guide = record.itemSeq === null ? undefined : guideOf(record.itemSeq)
    return slip(record, {
      stationName: station.name,
      sample: station.sample,
      item: guide
        ? {
            name: guide.name,
            plainTitle: guide.plainTitle,
            bring: guide.materials.map(materialWords),
            bringUnconfirmed: guide.unconfirmed.includes(MATERIALS),
          }
        : null,
      ahead,
      estimate: { minutes: estimateMinutes, basis: estimateBasis },
      catalogueVersion: catalogue.version,
      appVersion: version,
      timeZone: station.timeZone,
      copy,
      phoneUrl: rules.phoneUrl,
    })
  }
}

function materialWords({ name, required, when }: Guide['materials'][number]): string {
  return required === 'conditional' && when ? `${name}（${when}）` : name
}
