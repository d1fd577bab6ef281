import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestCase, TestModule } from 'vitest/node'
import type { TestSeen } from '../try-devices.ts'

/** Tells of each test as soon as it is over, so that a guest that is cut has told of those before. */
// oxlint-disable-next-line import/no-default-export -- vitest asks a file for its reporter so
export default class implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    for (const { message } of module.errors()) process.stdout.write(`✗ ${module.moduleId}: ${message}\n`)
  }
  onTestCaseResult(test: TestCase): void {
    const { parent, name } = test
    const result = test.result()
    if (result.state === 'skipped') return
    const seen: TestSeen = {
      of: parent.type === 'suite' ? parent.name : (name.split(':')[0] ?? name),
      name,
      outcome: result.state === 'passed' ? 'passed' : 'failed',
    }
    const why =
      result.errors
        ?.map(({ message, actual }) => (actual === undefined ? message : `${message}: ${actual}`))
        .join('; ') ?? ''
    process.stdout.write(`${seen.outcome === 'passed' ? '✓' : '✗'} ${seen.of}: ${name} ${why}\n`)
    appendFileSync(join(process.env['KIOSK_RESULTS'] ?? '', 'tests.jsonl'), `${JSON.stringify(seen)}\n`)
  }
}
