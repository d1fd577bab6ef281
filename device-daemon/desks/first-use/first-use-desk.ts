import type { FirstUseMark, FirstUseReply, FirstUseStep, SampleLeft } from '#contract/first-use.ts'
import type { Areas } from '#daemon/domain/areas.ts'
import type { FirstUseCommand } from '#daemon/domain/first-use/first-use.ts'
import type { Station, StationOutcome } from '#daemon/station.ts'

/** How a step stands by itself. `word`: nothing says whether it is done but a person. `of`: how many there are of it. */
export type StepFacts = { by: 'word' | 'itself'; left: number; of: number | null }

export type FirstUseDesk = {
  view(): FirstUseReply
  mark(
    commandId: string,
    account: string,
    step: FirstUseStep,
    as: FirstUseMark,
  ): Promise<StationOutcome<Areas, FirstUseCommand>>
}

type Parts = {
  station: Pick<Station, 'state' | 'execute'>
  isSample(): boolean
  /** Every step in its order, but for the end of the sample. */
  steps(): readonly (StepFacts & { step: FirstUseStep })[]
  left(): readonly SampleLeft[]
}

/** 把示例换成自己的站: what is done of it by itself, and what people have said of the rest. */
export function openFirstUseDesk({ station, isSample, steps, left }: Parts): FirstUseDesk {
  function standing(step: FirstUseStep, { by, left: count, of }: StepFacts): FirstUseReply['steps'][number] {
    const mark = station.state().firstUse[step]
    const isDone = by === 'word' ? mark === 'done' : count === 0
    const at = isDone ? 'done' : mark === 'later' ? 'later' : 'todo'
    return { step, at, left: count, of, by }
  }

  return {
    view() {
      const stillSample = left()
      const sample = isSample() ? 'sample' : 'ended'
      const end = {
        by: 'itself',
        left: sample === 'ended' ? 0 : Math.max(1, stillSample.length),
        of: null,
      } as const
      return {
        sample,
        steps: [...steps().map((facts) => standing(facts.step, facts)), standing('end', end)],
        left: [...stillSample],
      }
    },
    mark: (commandId, account, step, as) =>
      station.execute(
        commandId,
        { type: 'mark-first-use', step, as, by: account },
        { at: 'staff', account, window: null },
      ),
  }
}
