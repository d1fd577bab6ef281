import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningStation, runDaemon, startStation } from '#test/support/start-station.ts'
import { writeConfig } from '#test/support/station-config.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the command line', { timeout: 120_000 }, () => {
  test('--version says the version of the package and nothing else', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
    expect(await runDaemon(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })

  test('--check-config finds nothing wrong with the shipped configuration', async () => {
    const run = await runDaemon(['--check-config'])
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toContain('没有问题')
  })

  test('a flag that does not exist ends with 64 and says which do', async () => {
    const run = await runDaemon(['--colour'])
    expect(run.code).toBe(64)
    expect(run.stderr).toContain('--check-config')
  })

  test('a wrong file ends with 78, naming file, place and what is allowed, also for --check-config', async () => {
    const config = join(folder, 'wrong-letter')
    await writeConfig(config, {
      station: (station) => Object.assign(station.queues[0] ?? {}, { letter: 'ab' }),
    })
    for (const flags of [['--check-config'], ['--port', '1']]) {
      const run = await runDaemon(['--config', config, '--data', join(folder, 'data'), ...flags])
      expect(run.code).toBe(78)
      expect(run.stderr).toContain('station.yaml')
      expect(run.stderr).toContain('queues[0].letter')
      expect(run.stderr).toMatch(/大写字母/)
    }
  })

  test('a file that is no YAML at all ends with 78 and names the line', async () => {
    const config = join(folder, 'no-yaml')
    await writeConfig(config)
    await writeFile(join(config, 'devices.yaml'), 'devices:\n  - id: [\n')
    const run = await runDaemon(['--config', config, '--check-config'])
    expect(run.code).toBe(78)
    expect(run.stderr).toMatch(/devices\.yaml\s+第 \d 行/)
  })

  test('the environment says what no flag says', async () => {
    const run = await runDaemon(['--check-config'], { KIOSK_CONFIG: join(folder, 'nowhere') })
    expect(run.code).toBe(78)
    expect(run.stderr).toContain('nowhere')
  })

  describe('while a station runs', () => {
    let station: RunningStation
    beforeAll(async () => {
      station = await startStation()
    })
    afterAll(() => station.remove())

    test('a second daemon on the same data ends with 69, and the first goes on', async () => {
      const flags = ['--config', station.configDir, '--data', station.dataDir]
      const second = await runDaemon([...flags, '--port', String(station.port + 1)])
      expect(second.code).toBe(69)
      expect(second.stderr).toContain(station.dataDir)
      expect((await fetch(`${station.url}/healthz`)).status).toBe(200)
    })

    test('a PIN is kept as Argon2id at the cost that OWASP asks for at least', async () => {
      const kept = await readFile(join(station.dataDir, 'staff.json'), 'utf8')
      const costs = [...kept.matchAll(/\$argon2id\$v=19\$([^$]+)\$/g)].map(([, cost]) => cost)
      expect(costs).toEqual(['m=19456,t=2,p=1', 'm=19456,t=2,p=1', 'm=19456,t=2,p=1', 'm=19456,t=2,p=1'])
    })

    test('a port that is taken ends with 69 and says which', async () => {
      const data = join(folder, 'other-data')
      const second = await runDaemon(['--data', data, '--port', String(station.port)])
      expect(second.code).toBe(69)
      expect(second.stderr).toContain(String(station.port))
    })
  })
})
