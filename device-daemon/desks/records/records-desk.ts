import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { Trouble } from '#contract/trouble.ts'
import type { Clock } from '#daemon/clock.ts'
import type { RecordsEvent } from '#daemon/domain/records/records.ts'
import type { Station } from '#daemon/station.ts'
import type { Findings } from '#daemon/store/stores.ts'

export type RecordsDesk = {
  /** What staff have to know of the station's own records. */
  troubles(): readonly Trouble[]
}

/**
 * Writes down what a start found missing, before anybody is given a number: from then on numbers go on above every one
 * that may have been given.
 */
export async function openRecordsDesk(
  station: Pick<Station, 'execute' | 'state'>,
  findings: Findings,
  clock: Clock,
): Promise<RecordsDesk> {
  const event = eventOf(findings)
  // A number given twice is worse than no number: without this entry the station does not start.
  if (event !== null) {
    const recorded = await station.execute(
      `findings-${randomUUID()}`,
      { type: 'record-findings', event },
      { at: 'system' },
    )
    if (recorded.at !== 'done') throw new Error(`what is missing could not be written down: ${recorded.at}`)
    if (event.type === 'entries-lost') await findings.settled()
  }
  const since = new Date(clock.now()).toISOString()
  const ofThisStart = wordsOf(findings).map(({ id, words }): Trouble => ({
    id,
    at: 'ledger',
    words,
    since,
    seenBy: [],
  }))
  return {
    troubles: () => [
      ...station.state().records.losses.map(({ from, upTo, foundAt }): Trouble => ({
        id: `ledger:lost:${from}-${upTo}`,
        at: 'ledger',
        words: `账本第 ${from} 到 ${upTo} 条不见了，这些号查不到了，请以群众手里的小票为准。新号接在后面发，不会重复。数据文件夹里的文件都不要删，请联系维护人员。`,
        since: foundAt,
        seenBy: [],
      })),
      ...ofThisStart,
    ],
  }
}

function eventOf({ comparison, reserved }: Findings): RecordsEvent | null {
  switch (comparison.at) {
    case 'whole':
      return null
    case 'unsure':
      return Object.keys(reserved).length === 0 ? null : { type: 'numbers-skipped', skipped: reserved }
    case 'lost':
      return { type: 'entries-lost', from: comparison.from, upTo: comparison.upTo, skipped: reserved }
  }
}

function wordsOf({ salvaged, markFault }: Findings): { id: string; words: string }[] {
  const found: { id: string; words: string }[] = []
  if (salvaged !== null) {
    const { aside, kept } = salvaged
    found.push({
      id: 'ledger:broken',
      words: `账本文件坏了，已原样存为 ${basename(aside)}，能信的前 ${kept} 条接着用。取号、叫号照常。请联系维护人员。`,
    })
  }
  if (markFault !== null) {
    found.push({
      id: 'ledger:marks',
      words: `账本外面的记号坏了或不见了（${markFault}），已按账本重做。取号、叫号照常。请维护人员查一查这块盘。`,
    })
  }
  return found
}
