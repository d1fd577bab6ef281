import type { FirstUseMark, FirstUseStep } from '#contract/first-use.ts'
import type { Area } from '../area.ts'

/** What a person said of a step of the first use, as it stands in the ledger for ever. `by`: an account. */
export type FirstUseEvent = { type: 'first-use-marked'; step: FirstUseStep; as: FirstUseMark; by: string }
export type FirstUseCommand = { type: 'mark-first-use'; step: FirstUseStep; as: FirstUseMark; by: string }

/** By step; one that nothing was said of, or that was opened again, is not in it. */
export type FirstUseState = Readonly<Partial<Record<FirstUseStep, Exclude<FirstUseMark, 'open'>>>>

/**
 * 把示例换成自己的站. What of it is done is seen in the contents themselves; what a person alone can say is kept here: in the
 * ledger and not in a content, because nothing of it is shown to anybody or published, and who said it counts.
 */
export const firstUse: Area<{
  name: 'firstUse'
  state: FirstUseState
  command: FirstUseCommand
  event: FirstUseEvent
}> = {
  name: 'firstUse',
  empty: {},
  foldVersion: 1,
  commands: { 'mark-first-use': true },
  events: { 'first-use-marked': true },
  hears: {},
  decide({ firstUse: known }, { step, as, by }) {
    const events: FirstUseEvent[] =
      (known[step] ?? 'open') === as ? [] : [{ type: 'first-use-marked', step, as, by }]
    return { at: 'accepted', events }
  },
  evolve(known, { step, as }) {
    const { [step]: _before, ...others } = known
    return as === 'open' ? others : { ...others, [step]: as }
  },
  snapshot: {
    save: (known) => known,
    load(json) {
      // Version and checksum of the file were compared before.
      if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
      throw new Error('this is no snapshot of the first use')
    },
  },
}
