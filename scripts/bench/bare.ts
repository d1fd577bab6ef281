import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Bare = { url: string; stop(): Promise<void> }

/** Starts the bare server and waits for its port. */
export async function startBare(): Promise<Bare> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.on('exit', () => child.kill('SIGKILL'))
  const said = await new Promise<string>((resolve) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()))
  })
  return {
    url: `http://127.0.0.1:${said.trim()}`,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
