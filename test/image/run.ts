// `npm run test:image [-- --keep DIR]`: makes the disk of `npm run image`, starts it in QEMU by firmware, and tries what it promises: the
// screen at home, the root read-only, the data grown and kept, the firewall, another root by a signed stick, a root that does
// not start. Writes a section of test/README.md and test/image/screen.png. As root, in ten minutes and more under emulation.
// The image differs from a shipped one by test/image/probe: a shell on a wire that QEMU holds, and the kernel's words.
import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { writeConfig } from '#test/support/station-config.ts'
import { prepareDebianPackages } from '../../scripts/debian.mjs'
import { packDisk, packRoot } from '../../scripts/image/disk.ts'
import { makeRoot } from '../../scripts/image/root.ts'
import { signRoot } from '../../scripts/image/sign.ts'
import { prepareBuilt, root } from '../../scripts/setup.mjs'
import { startFromDisk, type DiskGuest } from './disk-guest.ts'
import { type ImageSeen, writeImageReport } from './report.ts'

const PORTS = { staff: 8443, phone: 8090 } as const
const MORE_MIB = 1024
const STARTS_WITHIN_MS = 900_000
const FIRST = 1_800_000_000
const COMMAND = '5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0001'
const SCREEN = join(import.meta.dirname, 'screen.png')

const { values: flags } = parseArgs({ options: { keep: { type: 'string' } } })
for (const prepared of [await prepareDebianPackages(['image']), await prepareBuilt(process.execPath)])
  if (prepared.at === 'failed') throw new Error(prepared.words)

/** Not in memory: it takes some gigabytes. */
const folder = flags.keep ?? mkdtempSync('/var/tmp/image-')
mkdirSync(folder, { recursive: true })
const began = performance.now()
const seen: ImageSeen = { mb: { disk: 0, root: 0 }, made: 0, starts: [], checks: [] }
let guest: DiskGuest | undefined
try {
  await tryAll()
} catch (fault) {
  seen.brokenOff = String(fault).slice(0, 200)
  throw fault
} finally {
  await guest?.cut()
  if (seen.checks.length > 0) writeImageReport(seen)
  if (flags.keep === undefined) rmSync(folder, { recursive: true })
}
if (seen.checks.some(({ held }) => !held)) process.exitCode = 1

async function tryAll(): Promise<void> {
  const file = (name: string) => join(folder, name)
  await makeFiles(file)
  const [staff, phone, other] = await Promise.all([freePort(), freePort(), freePort()])
  copyFileSync('/usr/share/OVMF/OVMF_VARS_4M.fd', file('OVMF_VARS.fd'))
  guest = await startFromDisk({
    folder,
    disk: file('disk.img'),
    accel: 'tcg',
    forwards: new Map([
      [staff, PORTS.staff],
      [phone, PORTS.phone],
      [other, 9999],
    ]),
    sticks: { later: file('later.stick'), broken: file('broken.stick') },
  })
  const power = performance.now()
  const out = async (script: string): Promise<string> => (await guest?.run(script, 300_000))?.out ?? ''

  await started('first start, of half A', 'root-a', power)
  await sleep(60_000)
  guest.monitor(`screendump ${SCREEN} -f png`)
  check('nothing has failed', await out('systemctl --failed --no-legend'), '')
  check(
    'the root is squashfs and cannot be written to',
    await out('findmnt -no FSTYPE /; touch /usr/x'),
    /^squashfs\ntouch: .*Read-only/,
  )
  const before = Number(await out('findmnt -bno SIZE /var')) / 1024 ** 2
  check(`the data grow by what the disk has more (${MORE_MIB} MiB)`, `${Math.round(before)}`, /^1[345]\d\d$/)
  check(
    'the data were checked at this start',
    await out(
      "systemctl show -P ActiveState 'systemd-fsck@dev-disk-by\\x2dpartlabel-station\\x2ddata.service'",
    ),
    'active',
  )
  check(
    'no account has a password, root is locked',
    await out("awk -F: '$2 !~ /^[!*]/' /etc/shadow; passwd -S root | cut -d' ' -f2"),
    'L',
  )
  check(
    'no SSH, no console that asks for a name',
    await out(
      "ls /usr/sbin/sshd 2>/dev/null; systemctl list-units --no-legend --state=active 'getty*' 'serial-getty*' 'ssh*'",
    ),
    '',
  )
  check(
    'the ports of station.yaml answer from outside',
    `${await answers(`https://127.0.0.1:${staff}/hall`)} ${await answers(`http://127.0.0.1:${phone}/`)}`,
    'true true',
  )
  await out(
    `systemd-run -q --unit=listen /usr/lib/station-kiosk/bin/node -e "require('http').createServer((_, reply) => reply.end()).listen(9999, '0.0.0.0')"; sleep 20`,
  )
  check(
    'another port does not, though something listens on it',
    `${await answers(`http://127.0.0.1:${other}/`)}`,
    'false',
  )
  await out('nft flush ruleset')
  check('(without the firewall it would)', `${await answers(`http://127.0.0.1:${other}/`)}`, 'true')
  await out('systemctl reload station-firewall; systemctl stop listen')
  check('the start counts as good', await eventually('ls /efi/loader/entries', 'root-a.conf'), 'root-a.conf')
  const ticket = await take()
  check('a ticket is given', ticket, /^[A-Z]\d+$/)
  const id = await out('cat /etc/machine-id')

  await again('a start after that', 'root-a')
  check('the ticket is kept', await take(), ticket)
  check(
    'the machine is the same to its journal',
    `${(await out('cat /etc/machine-id')) === id} ${await out('journalctl --list-boots --no-pager | wc -l')}`,
    'true 2',
  )

  check(
    'a root that no key of the machine has signed is refused',
    await out(
      'mkdir /run/unsigned; cd /run/unsigned; : >x.root; sed "s/[0-9a-f]\\{128\\}/$(printf %0128d 0)/" /usr/lib/station-image/probe.json >x.root.json; /usr/lib/station-image/take-root x.root; ls /efi/loader/entries',
    ),
    /^station: this root is not taken: no key of this machine has signed it\nroot-a\.conf$/,
  )
  guest.monitor('device_add usb-storage,id=one,drive=later,removable=on')
  check(
    'a signed root comes on a stick, without hands',
    await eventually('ls /run/station-root-taken; ls /efi/loader/entries', 'root-b+3.conf'),
    /root-a\.conf\nroot-b\+3\.conf$/,
  )
  check(
    'the first accounts go to that stick and leave the machine',
    await out('ls /media/*/station-kiosk; ls /root'),
    'first-accounts.txt',
  )
  guest.monitor('device_del one')
  await out(
    'cd /var/lib/station-update; mkdir -p versions/old; echo \'{"number":1}\' >versions/old/release.json; ln -s versions/old current',
  )
  await again('start of half B', 'root-b')
  check('the ticket is kept by the other root', await take(), ticket)
  check(
    'the other root counts as good',
    await eventually('ls /efi/loader/entries', 'root-b.conf'),
    'root-a.conf\nroot-b.conf',
  )

  check(
    'its program counts from then on, not an earlier update',
    await out('ls /var/lib/station-update'),
    /^(?!.*current)/s,
  )

  guest.monitor('device_add usb-storage,id=two,drive=broken,removable=on')
  check(
    'a root comes that cannot start',
    await eventually('ls /run/station-root-taken; ls /efi/loader/entries', 'root-a+3.conf'),
    /root-a\+3\.conf/,
  )
  guest.monitor('device_del two')
  await again('three starts of a root that does not start, and back to half B', 'root-b')
  check(
    'it was tried three times and is left',
    await out('ls /efi/loader/entries'),
    'root-a+0-3.conf\nroot-b.conf',
  )
  check('the ticket is kept through it', await take(), ticket)

  async function take(): Promise<string> {
    const body = await out(
      `curl -s -m 60 -X POST -H 'content-type: application/json' -d '{"commandId":"${COMMAND}"}' http://127.0.0.1:8080/api/tickets`,
    )
    return /"number":"([^"]+)"/.exec(body)?.[1] ?? body
  }
  async function again(what: string, half: string): Promise<void> {
    await guest?.run('systemd-run -q --on-active=1 systemctl reboot')
    const since = performance.now()
    await sleep(8000)
    await started(what, half, since)
  }
}

/** Until the screen holds its stream. */
async function started(what: string, half: string, since: number): Promise<void> {
  const late = performance.now() + STARTS_WITHIN_MS
  let pageAfter = 0
  for (;;) {
    const ran = await guest?.run(
      'cat /proc/cmdline; curl -s -m 20 http://127.0.0.1:8080/ | grep -o "</html>"; curl -s -m 20 http://127.0.0.1:8080/readyz',
      600_000,
    )
    const said = ran?.out ?? ''
    const after = (performance.now() - since) / 1000
    if (pageAfter === 0 && said.includes('</html>')) pageAfter = after
    const hasHome = /"screens":[1-9]/.test(said)
    if (hasHome || performance.now() > late) {
      seen.starts.push({ what, pageAfter, homeAfter: hasHome ? after : null })
      check(`${what}: the screen is at home`, `${hasHome}`, 'true')
      check(`${what}: it is that root`, said, new RegExp(`root=PARTLABEL=${half}\\b`))
      return
    }
    await sleep(2000)
  }
}

async function eventually(script: string, wanted: string): Promise<string> {
  const late = performance.now() + 600_000
  for (;;) {
    const { out = '' } = (await guest?.run(script, 300_000)) ?? {}
    if (out.includes(wanted) || performance.now() > late) return out
    await sleep(3000)
  }
}

function check(what: string, said: string, wanted: string | RegExp): void {
  const held = typeof wanted === 'string' ? said === wanted : wanted.test(said)
  seen.checks.push({ what, held, said: held ? '' : said.slice(0, 300) })
  process.stdout.write(
    `${held ? '✓' : '✗'} ${((performance.now() - began) / 1000).toFixed(0)} s ${what}${held ? '' : `: ${said}`}\n`,
  )
}

const answers = (url: string): Promise<boolean> => {
  try {
    // The station's certificate is its own.
    execFileSync('curl', ['-sk', '-m', '20', '-o', '/dev/null', url])
    return Promise.resolve(true)
  } catch {
    return Promise.resolve(false)
  }
}

/** The disk, and two sticks: a later root, and one that holds a kernel and nothing that it could start. */
async function makeFiles(file: (name: string) => string): Promise<void> {
  const keys = newKeyPair()
  const added = file('added')
  cpSync(join(import.meta.dirname, 'probe'), added, { recursive: true, verbatimSymlinks: true })
  mkdirSync(join(added, 'etc/station-update/keys'), { recursive: true })
  writeFileSync(join(added, 'etc/station-update/keys/test.pub'), `${keys.publicKey}\n`)
  await writeConfig(file('config'), {
    station: (config) => {
      config.listeners = {
        staff: { host: '0.0.0.0', port: PORTS.staff, tls: 'self-signed' },
        phone: { host: '0.0.0.0', port: PORTS.phone, url: 'http://10.0.2.15:8090' },
      }
    },
  })
  const since = performance.now()
  execFileSync(process.execPath, [
    join(root, 'scripts/package.ts'),
    '--arch',
    'amd64',
    '--quick',
    '--to',
    folder,
  ])
  const deb = execFileSync('sh', ['-c', 'echo "$0"/*.deb', folder], { encoding: 'utf8' }).trim()
  const made = makeRoot({ work: folder, deb, config: file('config'), added })
  // What a signature looks like, for the trial without one.
  writeFileSync(file('probe.root'), 'x')
  signRoot(file('probe.root'), FIRST + 9, keys.privateKey)
  copyFileSync(file('probe.root.json'), join(made.system, 'usr/lib/station-image/probe.json'))
  numbered(FIRST)
  const quick = { time: FIRST, isQuick: true }
  packRoot(made, file('first.root'), quick)
  packDisk(made, { work: folder, root: file('first.root'), to: file('disk.img'), number: FIRST })
  seen.made = (performance.now() - since) / 1000
  seen.mb = {
    disk: Number(execFileSync('du', ['-m', file('disk.img')], { encoding: 'utf8' }).split('\t')[0]),
    root: statSync(file('first.root')).size / 1024 ** 2,
  }
  execFileSync('truncate', ['-s', `+${MORE_MIB}M`, file('disk.img')])

  numbered(FIRST + 1)
  packRoot(made, file('later.root'), quick)
  signRoot(file('later.root'), FIRST + 1, keys.privateKey)
  stick('later', 900)
  const broken = file('broken')
  for (const part of ['boot', 'usr/lib/station-image'])
    cpSync(join(made.system, part), join(broken, part), { recursive: true })
  packRoot({ system: broken, data: '' }, file('broken.root'), quick)
  signRoot(file('broken.root'), FIRST + 2, keys.privateKey)
  stick('broken', 200)

  function numbered(number: number): void {
    const path = join(made.system, 'usr/lib/station-kiosk/release.json')
    const about: object = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify(Object.assign(about, { number })))
  }
  function stick(name: string, mib: number): void {
    const path = file(`${name}.stick`)
    const tree = file(`${name}-stick`)
    mkdirSync(join(tree, 'station-kiosk'), { recursive: true })
    execFileSync('truncate', ['-s', `${mib}M`, path])
    execFileSync('mkfs.vfat', ['-F', '32', '-n', 'STICK', path], { stdio: 'ignore' })
    execFileSync('mcopy', [
      '-s',
      '-i',
      path,
      join(tree, 'station-kiosk'),
      file(`${name}.root`),
      file(`${name}.root.json`),
      '::/',
    ])
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
