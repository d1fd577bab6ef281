import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../scripts/setup.mjs'
import { daemonBundle } from '../../scripts/daemon-bundle.ts'
import { startStation } from '#test/support/start-station.ts'

const BUILT_WITHIN_MS = 120_000

describe('the daemon as one bundle', () => {
  // Its files are found from where the bundle lies, which has to be below the project.
  const folder = mkdtempSync(join(root, 'node_modules', '.bundle-'))
  const main = join(folder, 'main.js')
  const preload = (script: string) => {
    const path = join(folder, 'before.cjs')
    writeFileSync(path, script)
    return { NODE_OPTIONS: `--require=${path}` }
  }
  beforeAll(
    () =>
      build({ ...daemonBundle({ main: join(root, 'device-daemon/main.ts') }, folder), configFile: false }),
    BUILT_WITHIN_MS,
  )
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('starts a station that faces no network without TLS, HTTP/2 or an HTTP client', async () => {
    const env = preload(`
      process.on('exit', () => {
        const loaded = process.moduleLoadList.filter((name) => name.startsWith('NativeModule '))
        process.stderr.write('loaded ' + loaded.map((name) => name.slice(13)).join(' ') + '\\n')
      })`)
    const station = await startStation({ main, env })
    await station.stop()
    const loaded = /^loaded (.+)$/m.exec(station.output())?.[1]?.split(' ') ?? []
    expect(loaded).toContain('http')
    for (const name of ['https', 'tls', 'http2', 'internal/deps/undici/undici'])
      expect(loaded).not.toContain(name)
    await station.remove()
  })

  it('names the line of the source where a bug has ended it', async () => {
    const env = preload(`process.stdout.write = () => { throw new Error('no terminal') }`)
    const started = startStation({ main, env })
    await expect(started).rejects.toThrow(/Error: no terminal[^]*device-daemon\/main\.ts:\d+/)
  })
})
