import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A script in a process of its own, ended with the test at the latest. */
export type Child = {
  /** Everything it has printed so far. */
  output(): string
  /** Settles once it has printed at least so many whole lines. Rejects if it ends before. */
  printed(lines: number): Promise<void>
  /** SIGKILL; settles when it is gone and all it printed is here. */
  kill(): Promise<void>
}

export function startChild(script: URL, ...args: string[]): Child {
  const path = fileURLToPath(script)
  const child: ChildProcess = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  let state: 'running' | 'over' = 'running'
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const over = once(child, 'close')
  child.on('close', () => {
    state = 'over'
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await over
  }
  onTestFinished(kill)
  return {
    output: () => output,
    kill,
    printed: async (lines) => {
      while (output.split('\n').length <= lines) {
        if (state === 'over') throw new Error(`${path} ended early: ${errors}`)
        await Promise.race([over, child.stdout && once(child.stdout, 'data')])
      }
    },
  }
}
