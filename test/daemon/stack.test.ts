import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { stackInSources } from '#daemon/stack.ts'

test('a stack of the bundle names the line of the source, and what has no map stays as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const bundle = join(folder, 'dist', '..', 'main.js')
  // Its third line is the first of the source.
  const map = { version: 3, sources: ['../daemon/tickets.ts'], names: [], mappings: ';;AAAA' }
  writeFileSync(`${bundle}.map`, JSON.stringify(map))
  const source = join(folder, '../daemon/tickets.ts')
  const stack = [
    'Error: no paper',
    `    at take (${pathToFileURL(bundle).href}:3:1)`,
    `    at ${bundle}:3:9`,
    `    at ${folder}/other.js:3:1`,
    '    at node:internal/timers:5:5',
  ]
  expect(stackInSources(stack.join('\n')).split('\n')).toEqual([
    'Error: no paper',
    `    at take (${source}:1:1)`,
    `    at ${source}:1:1`,
    ...stack.slice(3),
  ])
})
