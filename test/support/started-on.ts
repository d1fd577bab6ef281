import type { ClockFacts } from '#daemon/domain/area.ts'

/** A clock that has been seen running since that day, so that its midnights count. */
export const startedOn = (time: string, day: string): ClockFacts => ({
  steadyForMs: 0,
  steadySince: 'start',
  from: { time, day },
  dayBegan: `${day}T00:00:00.000Z`,
  synchronised: null,
})
