// Vitest's JSON report, and how the run itself ended, as a count that cannot be green by accident.

/** `faults` counts as failed, one each. */
export type Tally = { passed: number; faults: Fault[] }
type Fault = { name: string; detail: string }

type TestCase = { status: string; fullName: string; failureMessages: string[] }
type TestFile = { name: string; status: string; message: string; assertionResults: TestCase[] }

/**
 * Counts a run. No report, no tests, none in one of `folders`, a file that did not load, a skipped test in a file that
 * passed and an exit code that nothing explains are failures. `report` is the file's text, null when vitest wrote none.
 */
export function readVitestReport(
  report: string | null,
  exitCode: number,
  { title, folders }: { title: string; folders: readonly string[] },
): Tally {
  const files: TestFile[] = report === null ? [] : JSON.parse(report).testResults
  const cases = files.flatMap((file) => file.assertionResults.map((test) => ({ file, test })))
  const passed = cases.filter(({ test }) => test.status === 'passed').length
  const faults = cases
    .filter(({ test }) => test.status === 'failed')
    .map(({ file, test }) => ({
      name: `${file.name}\n  ${test.fullName}`,
      detail: test.failureMessages.map(withoutToolFrames).join('\n'),
    }))
  for (const file of files) {
    const failed = file.assertionResults.some((test) => test.status === 'failed')
    const skipped = file.assertionResults.filter(
      (test) => test.status !== 'passed' && test.status !== 'failed',
    )
    if (file.status === 'failed' && !failed) faults.push({ name: file.name, detail: file.message })
    if (file.status === 'passed' && skipped.length > 0) {
      faults.push({ name: file.name, detail: `not run: ${skipped.map((test) => test.fullName).join('; ')}` })
    }
  }
  if (report === null)
    faults.push({ name: title, detail: `vitest wrote no report and ended with code ${exitCode}` })
  else if (cases.length === 0 && faults.length === 0) faults.push({ name: title, detail: 'no test ran' })
  else if (exitCode !== 0 && faults.length === 0) {
    faults.push({
      name: title,
      detail: `vitest ended with code ${exitCode} though no test failed; see its output above`,
    })
  }
  if (report !== null && files.length > 0) {
    for (const folder of folders) {
      if (!files.some(({ name }) => name.includes(folder)))
        faults.push({ name: title, detail: `no test ran in ${folder}` })
    }
  }
  return { passed, faults }
}

/** A stack trace down to the test's own lines. */
function withoutToolFrames(message: string): string {
  return message
    .split('\n')
    .filter((line) => !/^\s+at .*(?:node_modules|new Promise \(<anonymous>\))/.test(line))
    .join('\n')
}
