import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { type SourceLines, stackInSources } from '#daemon/stack.ts'

test('a stack of the bundle names the line of the source, and any other place stays as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const bundle = join(folder, 'main.js')
  // Its third line and what follows stand in the source from the eighth on; its sixth line stands in none.
  const lines: SourceLines = { sources: ['../daemon/tickets.ts'], runs: [2, 0, 7, 5, -1, 0] }
  writeFileSync(`${bundle}.lines`, JSON.stringify(lines))
  const source = join(folder, '../daemon/tickets.ts')
  const stack = [
    'Error: no paper',
    `    at take (${pathToFileURL(bundle).href}:3:1)`,
    `    at ${bundle}:5:9`,
    `    at ${bundle}:1:9`,
    `    at ${bundle}:6:9`,
    `    at ${folder}/other.js:3:1`,
    '    at node:internal/timers:5:5',
  ]
  expect(stackInSources(stack.join('\n')).split('\n')).toEqual([
    'Error: no paper',
    `    at take (${source}:8)`,
    `    at ${source}:10`,
    ...stack.slice(3),
  ])
})
