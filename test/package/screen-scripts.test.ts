import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '#test/support/temp-folder.ts'
import { projectRoot } from '../house/sources.ts'

const SHIPPED = join(projectRoot, 'scripts/package/debian/files')
const script = (name: string) => readFileSync(join(SHIPPED, 'usr/lib/station-kiosk/bin', name), 'utf8')

/** Chromium's policies on a machine whose screens stand at these addresses. */
function policiesFor(addresses: Readonly<Record<string, string>>) {
  const root = tempFolder()
  const [policies, screens] = [join(root, 'policies'), join(root, 'screens')]
  mkdirSync(policies)
  mkdirSync(screens)
  const own = readFileSync(join(SHIPPED, 'etc/chromium/policies/managed/station-kiosk.json'), 'utf8')
  writeFileSync(join(policies, 'station-kiosk.json'), own)
  const run = (all: Readonly<Record<string, string>>) => {
    for (const [name, address] of Object.entries(all))
      writeFileSync(
        join(screens, `${name}.conf`),
        `# words\nSCREEN_ADDRESS=${address}\nSCREEN_ROTATE=normal\n`,
      )
    execFileSync('sh', {
      input: script('allow-screens')
        .replaceAll('/etc/station-kiosk/screens', screens)
        .replace(/^policies=.*$/m, `policies=${policies}`),
    })
    const file = join(policies, 'station-kiosk.lan.json')
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  }
  return { own: JSON.parse(own), first: run(addresses), run }
}

test("a screen of this machine alone leaves the browser's policies as they ship", () => {
  expect(policiesFor({ kiosk: 'http://127.0.0.1:8080/?kiosk=kiosk-1' }).first).toBeNull()
})

test('a screen of the LAN may open its station, and there nothing of staff; it goes when that screen goes', () => {
  const { own, first, run } = policiesFor({
    kiosk: 'http://127.0.0.1:8080/?kiosk=kiosk-1',
    hall: 'https://192.168.1.20:8443/hall',
  })
  expect(first.URLAllowlist).toEqual([...own.URLAllowlist, '192.168.1.20:8443'])
  expect(first.URLBlocklist).toEqual([
    ...own.URLBlocklist,
    '192.168.1.20:8443/clerk',
    '192.168.1.20:8443/admin',
    '192.168.1.20:8443/api/docs',
  ])
  expect(run({ hall: 'http://127.0.0.1:8080/hall' })).toBeNull()
})

test('what is no address of a station lets nothing in', () => {
  expect(policiesFor({ hall: 'https://"],"*' }).first).toBeNull()
})

/** What a keyboard sends, by code and whether it goes down (1), is held (2) or comes up (0). */
const events = (...keys: readonly (readonly [code: number, value: number])[]): Buffer =>
  Buffer.concat(
    keys.flatMap(([code, value]) => {
      const key = Buffer.alloc(24)
      key.writeUInt16LE(1, 16)
      key.writeUInt16LE(code, 18)
      key.writeInt32LE(value, 20)
      return [key, Buffer.alloc(24)]
    }),
  )
const [CTRL, ALT, F12, A] = [29, 56, 88, 30]

/** What systemd is asked after such keys. `active`: whether the health is in sight already. */
function askedOfSystemd(keys: Buffer, active: boolean): string {
  const folder = tempFolder()
  writeFileSync(join(folder, 'keyboard'), keys)
  const is = active ? 0 : 3
  writeFileSync(
    join(folder, 'systemctl'),
    `#!/bin/sh\ncase "$*" in *is-active*) exit ${is} ;; esac\necho "$@"\n`,
  )
  chmodSync(join(folder, 'systemctl'), 0o755)
  return execFileSync('sh', ['-s', join(folder, 'keyboard')], {
    input: script('await-keeper'),
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}` },
  }).trim()
}

test("a technician's keyboard shows the machine's health by one chord and leads back by it; nothing else that is typed does anything", () => {
  const chord = events([CTRL, 1], [ALT, 1], [F12, 1], [F12, 2], [F12, 0], [ALT, 0], [CTRL, 0])
  expect(askedOfSystemd(chord, false)).toBe('start --no-block station-screen@keeper.service')
  expect(askedOfSystemd(chord, true)).toBe('stop --no-block station-screen@keeper.service')
  const others = events(
    [A, 1],
    [A, 0],
    [F12, 1],
    [F12, 0],
    [CTRL, 1],
    [F12, 1],
    [F12, 0],
    [CTRL, 0],
    [ALT, 1],
    [F12, 1],
  )
  expect(askedOfSystemd(others, false)).toBe('')
})

test("the browser of the machine's health opens that page alone", () => {
  const { URLAllowlist, ...rest } = JSON.parse(
    readFileSync(join(SHIPPED, 'usr/share/station-kiosk/keeper-policies/station-keeper.json'), 'utf8'),
  )
  const own = JSON.parse(
    readFileSync(join(SHIPPED, 'etc/chromium/policies/managed/station-kiosk.json'), 'utf8'),
  )
  expect(URLAllowlist).toEqual([
    '127.0.0.1/keeper',
    '127.0.0.1/api/keeper',
    '127.0.0.1/assets',
    'file:///usr/lib/station-kiosk/screen/waiting.html',
  ])
  expect({ ...rest, URLBlocklist: 0, URLAllowlist: 0 }).toEqual({ ...own, URLBlocklist: 0, URLAllowlist: 0 })
})

/** How the compositor is called. `knows`: what its help says. */
function cageFor(rotate: string, knows: string): string {
  const folder = tempFolder()
  writeFileSync(
    join(folder, 'cage'),
    `#!/bin/sh\n[ "$1" = -h ] && { echo "${knows}"; exit; }\necho "$@" "$SCREEN_ROTATE"\n`,
  )
  chmodSync(join(folder, 'cage'), 0o755)
  return execFileSync('sh', {
    input: script('open-screen'),
    encoding: 'utf8',
    env: { PATH: `${folder}:${process.env['PATH']}`, SCREEN_ROTATE: rotate },
  }).trim()
}

test('a screen is turned by a compositor that can, and else by its keeper', () => {
  const run = '-- /usr/lib/station-kiosk/bin/run-program screen'
  const older = ' -r	 Rotate the output 90 degrees clockwise'
  expect(cageFor('270', older)).toBe(`-d -rrr ${run} normal`)
  expect(cageFor('normal', older)).toBe(`-d ${run} normal`)
  expect(cageFor('90', ' -d	 no decorations')).toBe(`-d ${run} 90`)
})

test('the health is shown only once the screen in whose place it comes has ended, on the same terminal', () => {
  const unit = readFileSync(
    join(SHIPPED, 'usr/lib/systemd/system/station-screen@keeper.service.d/keeper.conf'),
    'utf8',
  )
  const named = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(unit)?.[1]?.split(' ')
  const screens = readdirSync(join(SHIPPED, 'etc/station-kiosk/screens'))
    .map((file) => `station-screen@${file.replace('.conf', '.service')}`)
    .filter((screen) => screen !== 'station-screen@keeper.service')
  expect(named('Conflicts')?.toSorted()).toEqual(screens.toSorted())
  expect(named('After')?.toSorted()).toEqual(screens.toSorted())
})
