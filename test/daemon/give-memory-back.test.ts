import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** 80 MB in pieces, of which every hundredth stays: what was freed lies between them. */
const PIECES = `
const { giveMemoryBack } = await import('#daemon/daemon/give-memory-back.ts')
let pieces = Array.from({ length: 4_000 }, () => new Uint8Array(20_000).fill(1))
pieces = pieces.filter((_, at) => at % 100 === 99)
for (let i = 0; i < 2; i++) await globalThis.gc({ execution: 'async', type: 'major' })
const before = process.memoryUsage.rss()
giveMemoryBack({ after: () => () => {} })
console.log(Math.round((before - process.memoryUsage.rss()) / 1e6), pieces.length)`

test('memory that lies free between pieces in use is given back to the machine', () => {
  const args = ['--expose-gc', '--input-type=module', '--eval', PIECES]
  const env = { ...process.env, NODE_OPTIONS: '', MALLOC_MMAP_THRESHOLD_: String(256 * 1024) }
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  expect(Number(stdout.split(' ')[0]), stderr).toBeGreaterThan(40)
})
