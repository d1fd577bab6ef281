import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import type { Problem } from '#contract/problem.ts'
import { journey } from '../../kiosk-ui/resident/journeys/guides/journey.ts'
import { journey as selfCheck } from '../../kiosk-ui/resident/journeys/self-check/journey.ts'
import type { Shell } from '../../kiosk-ui/resident/shell/journey.ts'

const guide = {
  seq: 10,
  name: '甲',
  plainTitle: '甲',
  category: '乙',
  at: 'withdrawn',
  on: '2026-11-20',
} as const

test('a guide that was withdrawn since it was listed says so wherever it is asked for, and is no fault of the machine', async () => {
  const problem: Problem = { type: '', title: '', status: 410, code: 'guide-withdrawn', detail: '', guide }
  const contents = { guide: async () => ({ at: 'refused', problem }) }
  // Of the shell these journeys use nothing but the contents and the stack.
  const shell = { contents, stack: signal([]) } as unknown as Shell
  const { signal: asked } = new AbortController()
  const resting = { at: 'guide-resting', resting: guide }
  expect(await journey.start(shell).open.guide({ at: 'guide', seq: 10 }, asked)).toEqual(resting)
  const { 'self-check': check } = selfCheck.start(shell).open
  expect(await check({ at: 'self-check', seq: 10 }, asked)).toEqual(resting)
})
