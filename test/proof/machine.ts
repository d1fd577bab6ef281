import { execFileSync } from 'node:child_process'
import { cpus, release, tmpdir, totalmem } from 'node:os'

/** Where a suite was run: a figure without it says little. */
export type Machine = { kernel: string; fileSystem: string; cpu: string; memory: string; node: string }

export function thisMachine(): Machine {
  const [first] = cpus()
  return {
    kernel: `Linux ${release()}`,
    fileSystem: fileSystemOf(tmpdir()),
    cpu: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.version,
  }
}

/** Its name, and where it is mounted from. */
function fileSystemOf(folder: string): string {
  const [, row = ''] = execFileSync('df', ['--output=fstype,source', folder], { encoding: 'utf8' }).split(
    '\n',
  )
  const [type = 'unknown', source = ''] = row.trim().split(/\s+/)
  return `${type} on ${source}`
}
