import { test } from 'vitest'
import { killLoop } from './kill-loop.ts'
import { expectToHold } from './lean.ts'

test(
  'a daemon that is killed while residents and clerks use it keeps what it has said, gives no number twice and prints no slip twice',
  { timeout: 240_000 },
  async () => {
    await expectToHold(killLoop, { seed: 1, trials: 3 })
  },
)
