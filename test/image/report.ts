import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeSection } from '../reports.ts'
import type { DiskGuest } from './disk-guest.ts'
import type { Made } from './files.ts'

/** Seconds; null where it never came. */
type Start = { what: string; pageAfter: number | null; homeAfter: number | null }

/** What a part of the trial saw. */
export type Seen = {
  made: Made
  starts: Start[]
  checks: { what: string; held: boolean; said: string }[]
  recovered: { what: string; after: number | null }[]
  /** Why no more was tried; undefined where all was. */
  brokenOff?: string
}

/** What QEMU's screen shows now, as a picture beside this file. */
export async function keepPicture(name: string, monitor: DiskGuest['monitor']): Promise<void> {
  const path = join(import.meta.dirname, name)
  rmSync(path, { force: true })
  monitor(`screendump ${path} -f png`)
  // The emulator writes it by and by, and ends with the trial.
  for (let tries = 0; tries < 50 && !isWhole(path); tries++) await sleep(200)
}

/** Whether a PNG has come to its end. */
function isWhole(path: string): boolean {
  return existsSync(path) && readFileSync(path).includes('IEND')
}

export function writeSystemReport(seen: Seen): void {
  const { mb, seconds } = seen.made
  writeSection('image', [
    '## A disk that starts a station',
    '',
    `\`npm run test:image -- system\` · ${whereOf(seen)}`,
    '',
    `The disk of \`npm run image\` (${mb.disk} MB, its root ${Math.round(mb.root)} MB packed quickly; made in ${seconds.toFixed(0)} s from a Debian in the cache), with a shell on a wire of QEMU’s and the kernel’s words besides, more patience of systemd’s with the daemon, and a compositor that draws without GL. No real machine has started from it.`,
    '',
    ...startsOf(seen),
    '',
    ...checksOf(seen),
    '',
    'What its screen shows, as QEMU draws it:',
    '',
    '![the screen](image/screen.png)',
  ])
}

export function writeRecoveryReport(seen: Seen): void {
  writeSection('image-recovery', [
    '## What is killed and comes back',
    '',
    `\`npm run test:image -- recovery\` · ${whereOf(seen)}`,
    '',
    'The same disk, with systemd, cage and Chromium as they are shipped, but for the watchdog of the daemon: 48 s in the place of 12. Seconds until another process is there and QEMU’s screen shows home again, live, without hands.',
    '',
    '| What | at home again after, s |',
    '| --- | --- |',
    ...seen.recovered.map(({ what, after }) => `| ${what} | ${after === null ? 'not' : after.toFixed(0)} |`),
    '',
    ...checksOf(seen),
  ])
}

export function writeDisplayReport(seen: Seen): void {
  writeSection('image-display', [
    '## What its display shows',
    '',
    `\`npm run test:image -- display\` · ${whereOf(seen)}`,
    '',
    'The same disk. Every check is made on the pixels that QEMU draws; keys and pointer are QEMU’s own.',
    '',
    ...startsOf(seen),
    '',
    ...checksOf(seen),
    '',
    '| Turned by 180° | After Ctrl+Alt+F12 | After closing, woken |',
    '| --- | --- | --- |',
    `| ${['turned', 'keeper', 'woken'].map((name) => `![${name}](image/${name}.png)`).join(' | ')} |`,
  ])
}

function whereOf({ made }: Seen): string {
  const qemu = execFileSync('qemu-system-x86_64', ['--version'], { encoding: 'utf8' }).split('(')[0]?.trim()
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, version ${made.version} · ${qemu}, software emulation, which makes every second about ten; UEFI firmware (OVMF) without Secure Boot`
}

function startsOf({ starts }: Seen): string[] {
  const after = (seconds: number | null) => (seconds === null ? 'not' : seconds.toFixed(0))
  return [
    '| Start | the page answers after, s | the screen is at home after, s |',
    '| --- | --- | --- |',
    ...starts.map(
      ({ what, pageAfter, homeAfter }) => `| ${what} | ${after(pageAfter)} | ${after(homeAfter)} |`,
    ),
  ]
}

function checksOf({ checks, brokenOff }: Seen): string[] {
  const failed = checks.filter(({ held }) => !held)
  const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
  return [
    `${checks.length} checks, ${failed.length} failed${brokenOff === undefined ? '' : `; broken off after them: ${oneLine(brokenOff)}`}:`,
    '',
    ...checks.map(({ what, held, said }) => `- ${what}${held ? '' : `: **no**, ${oneLine(said)}`}`),
  ]
}
