import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEBIANS, type DebianSuite } from '../../../scripts/debian-root.ts'
import { projectRoot } from '../../house/sources.ts'
import { versionNow } from '../../hardware/results.ts'
import { writeSection } from '../../reports.ts'

/** `seconds`: from the fault until the kiosk’s page answers. */
export type Recovered = { what: string; seconds: number }

const UNITS = join(projectRoot, 'scripts/package/debian/files/usr/lib/systemd/system')

/** A section for each Debian. */
export function writePackageReport(suite: DebianSuite, recovered: readonly Recovered[]): void {
  const command = suite === 'bookworm' ? 'npm run test:package' : `DEBIAN_SUITE=${suite} npm run test:package`
  writeSection(`package-${suite}`, [
    `## The package in a Debian ${DEBIANS[suite]} that boots`,
    '',
    `\`${command}\` · ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, version ${versionNow()} · Debian ${DEBIANS[suite]} with its own systemd, under systemd-nspawn, on a machine that did other things beside it`,
    '',
    'Installed without a network, no display. Seconds until the page answers again, without hands:',
    '',
    '| What | after, s |',
    '| --- | --- |',
    ...recovered.map(({ what, seconds }) => `| ${what} | ${seconds.toFixed(1)} |`),
    '',
    'How much a unit is still allowed, by `systemd-analyze security --offline=true` (0 is nothing, 10 is everything; the daemon has to be at 2.5 or below). The screen’s compositor needs the graphics card and Chromium’s sandbox its namespaces; an update and a stick are root’s work:',
    '',
    '| Unit | Exposure |',
    '| --- | --- |',
    ...readdirSync(UNITS)
      .filter((name) => name.endsWith('.service'))
      .map((name) => `| ${name} | ${exposureOf(join(UNITS, name))} |`),
  ])
}

/** As systemd-analyze says it, 0.0 to 10.0. */
export function exposureOf(unit: string): number {
  const said = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', unit], {
    encoding: 'utf8',
  })
  return Number(/exposure level for \S+: ([\d.]+)/.exec(said)?.[1])
}
