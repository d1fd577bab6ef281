import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'

/** `reason`: the system's own word for it, or what the program said. */
export type BackupRun = { at: 'made'; entries: number; bytes: number } | { at: 'failed'; reason: string }

const ROOT = join(import.meta.dirname, '../../..')
/** Residents come first. */
const NICENESS = 10

/**
 * Runs `npm run backup` as a process of its own: in this one it would lose the ledger's locks, which go with the first
 * descriptor of a file that a process closes.
 */
export function runBackup(options: { to: string; dataDir: string; configDir: string }): Promise<BackupRun> {
  const { to, dataDir, configDir } = options
  const flags = ['--to', to, '--data', dataDir, '--config', configDir, '--json']
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, join(ROOT, 'scripts/backup.ts'), ...flags], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (child.pid !== undefined) setPriority(child.pid, NICENESS)
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part
    })
    child.on('error', (error) => resolve({ at: 'failed', reason: error.message }))
    child.on('close', (code) => resolve(read(said) ?? { at: 'failed', reason: `exit ${code}` }))
  })
}

function read(said: string): BackupRun | null {
  const { at, entries, bytes, reason }: Record<string, unknown> = parsed(said.trim().split('\n').at(-1) ?? '')
  if (at === 'made' && typeof entries === 'number' && typeof bytes === 'number') return { at, entries, bytes }
  return at === 'failed' ? { at, reason: String(reason) } : null
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
