import { execFileSync } from 'node:child_process'
import { versionNow } from '../hardware/results.ts'
import { writeSection } from '../reports.ts'

/** Seconds; `homeAfter`: null where the screen never came. */
export type ImageSeen = {
  mb: { disk: number; root: number }
  made: number
  starts: { what: string; pageAfter: number; homeAfter: number | null }[]
  /** Why no more was tried; undefined where all was. */
  brokenOff?: string
  checks: { what: string; held: boolean; said: string }[]
}

/** Into its own section of test/README.md. */
export function writeImageReport({ mb, made, starts, checks, brokenOff }: ImageSeen): void {
  const qemu = execFileSync('qemu-system-x86_64', ['--version'], { encoding: 'utf8' }).split('(')[0]?.trim()
  const failed = checks.filter(({ held }) => !held)
  writeSection('image', [
    '## A disk that starts a station',
    '',
    `\`npm run test:image\` · ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, version ${versionNow()} · ${qemu}, software emulation, which makes every second about ten; UEFI firmware (OVMF) without Secure Boot`,
    '',
    `The disk of \`npm run image\` (${mb.disk} MB, its root ${Math.round(mb.root)} MB packed quickly; made in ${made.toFixed(0)} s from a Debian in the cache), with a shell on a wire of QEMU’s and the kernel’s words besides. No real machine has started from it.`,
    '',
    '| Start | the page answers after, s | the screen is at home after, s |',
    '| --- | --- | --- |',
    ...starts.map(
      ({ what, pageAfter, homeAfter }) =>
        `| ${what} | ${pageAfter.toFixed(0)} | ${homeAfter === null ? 'not' : homeAfter.toFixed(0)} |`,
    ),
    '',
    `${checks.length} checks, ${failed.length} failed${brokenOff === undefined ? '' : `; broken off after them: ${brokenOff.replaceAll(/\s+/g, ' ')}`}:`,
    '',
    ...checks.map(
      ({ what, held, said }) => `- ${what}${held ? '' : `: **no**, ${said.replaceAll(/\s+/g, ' ')}`}`,
    ),
    '',
    'What its screen shows, as QEMU draws it:',
    '',
    '![the screen](image/screen.png)',
  ])
}
