import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { daemonEnv } from '../setup.mjs'

export type Bare = { url: string; pid: number; stop(): Promise<void> }

/** Starts the bare server and waits for its port. */
export async function startBare(): Promise<Bare> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Compiled ahead and without certificates for calls, as the station is.
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: daemonEnv.NODE_COMPILE_CACHE,
      NODE_EXTRA_CA_CERTS: undefined,
    },
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const said = await new Promise<string>((resolve) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()))
  })
  return {
    url: `http://127.0.0.1:${said.trim()}`,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
