import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
