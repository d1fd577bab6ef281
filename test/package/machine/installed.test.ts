import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprintOf, newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { projectRoot } from '../../house/sources.ts'
import { productionPackages } from '../../../scripts/package/modules.ts'
import { readPinnedNode } from '../../../scripts/package/pinned-node.ts'
import type { Entry } from '../../../scripts/package/tar.ts'
import { packageOf, programOf } from '../../../scripts/package/tree.ts'
import { bundleOf } from '../../../scripts/package/update-bundle.ts'
import { DEBIANS, type DebianSuite, debianRoot, dependsOf } from '../../../scripts/debian-root.ts'
import { bootMachine, type Machine } from './machine.ts'
import { type Recovered, writePackageReport } from './report.ts'

const suite = suiteNamed(process.env['DEBIAN_SUITE'] ?? 'bookworm')
let folder = ''
let machine: Machine
/** For the report, of a run in which every test has come to its end. */
const recovered: Recovered[] = []
const deb = () => join(folder, 'station-kiosk_amd64.deb')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'))
  execFileSync(
    'sh',
    ['-ec', 'node scripts/package.ts --arch amd64 --quick --to "$0"; mv "$0"/*.deb "$1"', folder, deb()],
    {
      cwd: projectRoot,
    },
  )
  const depends = execFileSync('dpkg-deb', ['--field', deb(), 'Depends'], { encoding: 'utf8' })
  machine = await bootMachine(debianRoot(dependsOf(depends), suite))
  machine.put(deb(), '/station-kiosk.deb')
}, 1_800_000)

afterAll(async () => {
  await machine?.off()
  rmSync(folder, { recursive: true })
}, 120_000)

function suiteNamed(name: string): DebianSuite {
  if (name === 'bookworm' || name === 'trixie') return name
  throw new Error(`DEBIAN_SUITE is ${name}; it may be ${Object.keys(DEBIANS).join(' or ')}`)
}

async function untilAnswers(what: string, since: number): Promise<void> {
  await expect.poll(answers).toBe(true)
  recovered.push({ what, seconds: (performance.now() - since) / 1000 })
}

/** What it printed; a command that fails is a fault of the test. */
async function output(script: string): Promise<string> {
  const { code, out } = await machine.run(script)
  if (code !== 0) throw new Error(`${script}: ${out}`)
  return out.trim()
}

const answers = async (): Promise<boolean> => {
  const { out } = await machine.run('curl -s -m 1 http://127.0.0.1:8080/')
  return out.includes('</html>')
}
const property = (name: string) => output(`systemctl show -P ${name} station-daemon`)
const take = (id: string) =>
  output(
    `curl -s -X POST -H 'content-type: application/json' -d '{"commandId":"${id}"}' http://127.0.0.1:8080/api/tickets`,
  )
const FIRST = '5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0001'
const SECOND = '5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0002'

test('apt installs the package without a network, and the kiosk page answers', async () => {
  await output('apt-get install -y --no-install-recommends /station-kiosk.deb')
  expect(await answers()).toBe(true)
  expect(await property('ActiveState')).toBe('active')
  expect(await property('NRestarts')).toBe('0')
  expect(await output('systemctl is-system-running')).toBe('running')
  expect(await output('station-kiosk check-config')).toContain('配置没有问题')
  // A container has no display, so its screens are missing; all else is well.
  const { out } = await machine.run('station-kiosk health')
  expect(out).toContain('  好  账本')
  expect(out).toContain('printer-1：能用')
})

test('the first PINs are in a file that root alone reads, and in no journal', async () => {
  expect(await output('stat -c "%a %U" ~root/station-kiosk-first-accounts')).toBe('600 root')
  const told = await output('station-kiosk first-accounts')
  const pins = [...told.matchAll(/^first account: \S+ (\d{6})$/gm)].map(([, pin]) => pin)
  expect(pins.length).toBeGreaterThan(1)
  const journal = await output('journalctl --no-pager')
  expect(journal).toContain('station-daemon')
  for (const pin of pins) expect(journal).not.toContain(pin)
  expect(await output('ls /var/cache/station-kiosk')).not.toContain('first-accounts')
})

test("a screen's browser opens what residents see, and neither pages of staff nor its own", async () => {
  const station = 'http://127.0.0.1:8080'
  const residents = [
    `${station}/?kiosk=kiosk-1`,
    `${station}/hall`,
    `${station}/board`,
    `${station}/window/W1`,
    'file:///usr/lib/station-kiosk/screen/waiting.html#starting',
  ]
  const others = [
    ...[
      '/clerk',
      '/clerk/',
      '/admin',
      '/admin?panel=people',
      '/keeper',
      '/bench',
      '/api/docs',
      '/metrics',
    ].map((path) => station + path),
    'chrome://history',
    'chrome://settings',
    'chrome://version',
    'chrome-untrusted://print',
    `view-source:${station}`,
    'file:///etc/passwd',
    'data:text/html,x',
    'devtools://devtools/inspector.html',
    'http://localhost:8080/clerk',
    'http://127.0.0.2/',
    'http://example.com/',
    'ftp://127.0.0.1/',
  ]
  machine.put(join(import.meta.dirname, 'open-pages.mjs'), '/open-pages.mjs')
  const addresses = [...residents, ...others].map((address) => `'${address}'`).join(' ')
  const opened = await output(
    `install -d -o station-screen /run/profiles
     runuser -u station-screen -- env HOME=/run/profiles /usr/lib/station-kiosk/bin/node /open-pages.mjs /usr/lib/station-kiosk/scripts/screen/browser.ts /run/profiles ${addresses} | tail -n 1
     rm -rf /run/profiles`,
  )
  expect(JSON.parse(opened)).toEqual(residents)
})

test('a daemon that is killed is back, with the ticket that was given', async () => {
  expect(await take(FIRST)).toContain('"number":"A001"')
  const since = performance.now()
  await output('kill -KILL $(systemctl show -P MainPID station-daemon)')
  await untilAnswers('the daemon is killed', since)
  expect(await take(FIRST)).toContain('"number":"A001"')
  expect(await take(SECOND)).not.toContain('"number":"A001"')
})

test('a daemon that hangs is ended by the watchdog, and back', async () => {
  const since = performance.now()
  await output('kill -STOP $(systemctl show -P MainPID station-daemon)')
  await expect.poll(() => property('NRestarts'), { timeout: 150_000 }).toBe('2')
  await untilAnswers('the daemon hangs (SIGSTOP)', since)
  expect(await output('journalctl --no-pager -u station-daemon')).toContain('Watchdog timeout')
})

test('after a boot the kiosk runs by itself, with its tickets', async () => {
  const since = performance.now()
  await machine.reboot()
  await untilAnswers('the machine is started again', since)
  expect(await take(FIRST)).toContain('"number":"A001"')
})

test('with a clock from before the program was made the daemon waits, and starts once the clock is right', async () => {
  const made = '/usr/lib/station-kiosk/package.json'
  await output(`touch -d '+1 hour' ${made} && systemctl restart --no-block station-daemon`)
  await expect.poll(() => property('SubState')).toBe('start-pre')
  expect(await answers()).toBe(false)
  await output(`touch -d '-1 hour' ${made}`)
  await expect.poll(answers).toBe(true)
})

describe('a signed update', () => {
  const keys = newKeyPair()
  /** The package's own program with another version and what else is to differ, signed. */
  async function made(version: string, number: number, change = (daemon: string): string => daemon) {
    const node = await readPinnedNode(projectRoot, 'amd64', productionPackages(projectRoot, 'amd64'))
    const program = programOf(packageOf(projectRoot, 'amd64', node, number)).map((entry): Entry => {
      if (entry.at !== 'file') return entry
      if (entry.path === DAEMON) {
        const text = Buffer.from(entry.bytes).toString()
        return Object.assign({}, entry, { bytes: Buffer.from(change(text)) })
      }
      if (entry.path !== 'package.json' && entry.path !== 'release.json') return entry
      const about: object = JSON.parse(Buffer.from(entry.bytes).toString())
      const bytes = Buffer.from(`${JSON.stringify(Object.assign(about, { version }))}\n`)
      return Object.assign({}, entry, { bytes })
    })
    const bytes = bundleOf(
      program,
      { version, number, arch: 'amd64' },
      { privateKey: keys.privateKey, level: 1 },
    )
    const file = join(folder, `${version}.update`)
    writeFileSync(file, bytes)
    machine.put(file, `/${version}.update`)
  }
  const version = async () => JSON.parse(await output('curl -s http://127.0.0.1:8080/healthz')) as unknown
  /** Later than the package itself. */
  const LATER = Math.floor(Date.now() / 1000) + 1000

  test('is refused without its key; the key is taken once its fingerprint was compared', async () => {
    await made('9.0.0', LATER)
    const refused = await machine.run('station-kiosk update /9.0.0.update --now')
    expect(refused).toMatchObject({ code: 65 })
    expect(refused.out).toContain('没有登记')
    expect(await version()).not.toMatchObject({ version: '9.0.0' })
    writeFileSync(join(folder, 'key.pub'), `${keys.publicKey}\n`)
    machine.put(join(folder, 'key.pub'), '/key.pub')
    expect(await output('echo yes | station-kiosk update-key /key.pub 示例市')).toContain(
      fingerprintOf(keys.publicKey),
    )
  })

  test('runs beside nothing else, keeps every ticket, and stays', async () => {
    const before = await take(FIRST)
    expect(await output('station-kiosk update /9.0.0.update --now')).toContain('已经换成 9.0.0 版')
    expect(await version()).toMatchObject({ version: '9.0.0' })
    expect(JSON.parse(await take(FIRST)).ticket.number).toBe(JSON.parse(before).ticket.number)
    expect(await output('readlink -f /var/lib/station-update/current')).toContain('9.0.0')
    expect(await output('ls /var/lib/station-kiosk')).not.toContain('before-update')
    expect(await output('station-kiosk version')).toBe('9.0.0')
  })

  test('that does not start is gone within seconds, and the number that was given stays given', async () => {
    await made('9.1.0', LATER + 1, broken)
    const before = performance.now()
    const ran = await machine.run('station-kiosk update /9.1.0.update --now')
    expect(ran.out).toContain('没有换成 9.1.0 版：新程序三次都没有启动')
    expect(performance.now() - before).toBeLessThan(120_000)
    await untilAnswers('an update whose program does not start, and the old one is back', before)
    expect(await version()).toMatchObject({ version: '9.0.0' })
    expect(await take(SECOND)).toContain('"number":')
  })

  test(
    'that starts and is not ready is gone within two minutes, with its data; a number given meanwhile is not given again',
    { timeout: 420_000 },
    async () => {
      await made('9.2.0', LATER + 2, notReady)
      const since = performance.now()
      const ran = machine.run('station-kiosk update /9.2.0.update --now')
      await expect
        .poll(async () => JSON.stringify(await version().catch(() => '')), { timeout: 150_000 })
        .toContain('9.2.0')
      const given = JSON.parse(await take('5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0009')).ticket.number
      // Its keeper is killed on the way, and begun anew.
      await output('kill -KILL $(systemctl show -P MainPID station-update)')
      await ran
      await expect
        .poll(() => output('station-kiosk update-state || true'), { timeout: 150_000 })
        .toContain('没有换成 9.2.0 版：新程序记不了账')
      await untilAnswers(
        'an update that is not ready, with its keeper killed on the way, and the old one is back',
        since,
      )
      expect(await version()).toMatchObject({ version: '9.0.0' })
      const next = JSON.parse(await take('5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0010')).ticket.number
      expect(Number(next.slice(1))).toBeGreaterThan(Number(given.slice(1)))
      // The first one is in the ledger of before.
      expect(await take(FIRST)).toContain('"number":"A001"')
      expect(await output('curl -s http://127.0.0.1:8080/readyz')).toContain('update-rolled-back')
    },
  )

  test(
    'whose power fails while it is tried goes on being tried after the boot',
    { timeout: 420_000 },
    async () => {
      await made('9.3.0', LATER + 3)
      await output('station-kiosk update /9.3.0.update')
      void machine.run('station-kiosk update-now')
      await expect
        .poll(() => output('grep -c trying /var/lib/station-update/state.json || true'), { timeout: 150_000 })
        .toBe('1')
      await machine.reboot()
      await expect
        .poll(() => output('station-kiosk update-state || true'), { timeout: 150_000 })
        .toContain('已经换成 9.3.0 版')
      expect(await version()).toMatchObject({ version: '9.3.0' })
      expect(await take(FIRST)).toContain('"number":"A001"')
    },
  )
})

/** The daemon's bundle. */
const DAEMON = 'device-daemon/dist/main.js'

/** It says its version, and never starts. */
const broken = (daemon: string): string =>
  changed(
    daemon,
    'async function startDaemon(',
    'async function startDaemon() { throw new Error("broken") }\nasync function neverCalled(',
  )

/** `/readyz` of a station whose ledger takes nothing. */
const notReady = (daemon: string): string =>
  changed(daemon, 'const ready = ledger === "enough"', 'const ready = ledger === "full"')

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the daemon's bundle has no ${from}`)
  return text.replace(from, to)
}

test('what a technician has changed stands after another installation', async () => {
  await output('sed -i "s/^name: .*/name: 王家社区便民服务站/" /etc/station-kiosk/station.yaml')
  await output('echo "# 本站改过" >> /etc/station-kiosk/board.yaml')
  await output('dpkg -i /station-kiosk.deb')
  await expect.poll(answers).toBe(true)
  expect(await output('curl -s http://127.0.0.1:8080/')).toContain('王家社区便民服务站')
  expect(await output('cat /etc/station-kiosk/board.yaml')).toContain('# 本站改过')
})

test('a package that was copied by half changes nothing, and the kiosk goes on', async () => {
  const { code } = await machine.run('head -c 30000000 /station-kiosk.deb > /half.deb && dpkg -i /half.deb')
  expect(code).not.toBe(0)
  await expect.poll(answers).toBe(true)
  expect(await output('dpkg --verify station-kiosk; rm /half.deb')).not.toMatch(/ \/usr\//)
})

test('removed, the data stay; purged, nothing stays', async () => {
  await output('apt-get remove -y station-kiosk')
  expect(await answers()).toBe(false)
  expect(await output('ls /var/lib/station-kiosk')).toContain('ledger.db')
  expect(await output('cat /etc/station-kiosk/station.yaml')).toContain('王家社区')
  await output('apt-get purge -y station-kiosk')
  const left = await output(
    'find / -xdev -name "*station-*" -not -path "/proc/*" -not -name station-kiosk.deb',
  )
  expect(left).toBe('')
  expect(await output('getent passwd | grep -c station || true')).toBe('0')
  writePackageReport(suite, recovered)
})
