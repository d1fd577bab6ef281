import type { BoxTried } from './box.ts'
import type { FaultSeen } from './faults.ts'
import type { PowerCuts } from './power-cuts.ts'
import type { Ran } from './results.ts'
import type { DevicesTried } from './try-devices.ts'

export function devicesSection({ result, ...ran }: Ran<DevicesTried>): string[] {
  return [
    '## Devices at a real kernel',
    '',
    `\`npm run test:hardware -- devices\` · ${whereOf(ran)}`,
    '',
    'Each driver’s own conformance suite, over the kernel’s drivers: the device is a USB gadget of Linux (dummy_hcd with acm, hid and printer functions) or an adapter that QEMU emulates, with the simulated device behind it; the names come from the package’s udev rules. Pulled means that the gadget is unbound in the middle of its work. A stuck display, which never answers, is known only when the kernel takes no more for it, so the trial fills the kernel first. A kernel is not hardware: no plug, no sensor, no firmware of a device was tried.',
    '',
    ...triedLines(result),
  ]
}

export function pcscdSection({
  result,
  at,
  version,
}: Omit<Ran<DevicesTried>, 'kernel' | 'qemu' | 'accel'>): string[] {
  return [
    '## A chip-card reader behind pcscd',
    '',
    `\`npm run test:hardware -- pcscd\` · ${at.slice(0, 16).replace('T', ' ')} UTC, version ${version}`,
    '',
    'The driver’s conformance suite at Debian’s own pcscd with its virtual reader (vsmartcard-vpcd), into which a made-up card is put over its port. Pulled means that pcscd is ended. Whether a card lies there and its ATR are all that is read; a name or a number never is.',
    '',
    ...triedLines(result),
  ]
}

function triedLines({ groups, facts }: DevicesTried): string[] {
  const failed = groups.flatMap(({ of, failed: names }) => names.map((name) => `- ${of}: ${name}`))
  return [
    '| What | Passed | Failed | told that it was pulled, ms | ready again, ms |',
    '| --- | --- | --- | --- | --- |',
    ...groups.map(({ of, passed, failed: { length }, end }) => {
      const msOf = (what: string) => {
        const found = facts.filter((fact) => fact.of === of && fact.what === what)
        return found.length === 0 ? '' : String(Math.round(Math.max(...found.map(({ ms }) => ms))))
      }
      return `| ${of}${end === 'cut' ? ', not to its end' : ''} | ${passed} | ${length} | ${msOf('told that it was pulled')} | ${msOf('ready again')} |`
    }),
    ...(failed.length > 0 ? ['', 'Failed:', '', ...failed] : []),
  ]
}

export function cutsSection({ result, ...ran }: Ran<PowerCuts>): string[] {
  const { cuts, commands, checks, seconds, daemonSeconds } = result
  return [
    '## Power cuts',
    '',
    `\`npm run test:hardware -- power-cuts --cuts ${cuts}\` · ${whereOf(ran)}`,
    '',
    `${cuts} times QEMU was ended at a random instant while five residents and two clerks used the station; its data lie on ext4 on a virtual disk, and ${commands} commands were acknowledged to people outside. A virtual disk keeps what it was handed before it was asked to flush; what a disk of a kiosk may lose beyond that, \`npm run proof -- crash-states\` shows.`,
    '',
    '| Promise | Tried | Failed |',
    '| --- | --- | --- |',
    ...checks.map(({ promise, trials, failures }) => `| ${promise} | ${trials} | ${failures} |`),
    '',
    `From the power to an answer: ${spreadOf(seconds)}; of it the daemon’s own start: ${spreadOf(daemonSeconds)}.`,
    ...checks.flatMap(({ promise, examples }) => examples.map((example) => `- ${promise}: ${example}`)),
  ]
}

export function faultsSection({ result, ...ran }: Ran<FaultSeen[]>): string[] {
  return [
    '## Faults around the station',
    '',
    `\`npm run test:hardware -- faults\` · ${whereOf(ran)}`,
    '',
    'The daemon under await-clock, started again 0.3 s after an end as by the package’s unit. “Well again”: from the moment at which the fault was mended to the next ticket, without hands.',
    '',
    '| Fault | Answers | A ticket | Told to staff | Ended by itself | Well again |',
    '| --- | --- | --- | --- | --- | --- |',
    ...result.map(({ fault, answers, ticket, troubles, ends, wellAgain }) =>
      [
        '',
        fault,
        afterOf(answers),
        ticket.at === 'given'
          ? 'given'
          : ticket.at === 'refused'
            ? `${ticket.status}: ${ticket.words}`
            : 'no answer',
        troubles.join('<br>') || '—',
        String(ends),
        afterOf(wellAgain),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ]
}

export function boxSection({ result: { seen, year }, ...ran }: Ran<BoxTried>): string[] {
  const { ticketAfter, homeAfter, memory } = seen
  const mb = (size: number) => `${Math.round(size)} MB`
  const whole = Object.values(memory).reduce((sum, one) => sum + one, 0)
  const { ledger, views, rest } = year.mb
  return [
    '## The whole box',
    '',
    `\`npm run test:hardware -- box\` · ${whereOf(ran)}`,
    '',
    'The daemon, and beside it cage, the keeper and Chromium with the policies of the package, on a display in memory at which nobody looks (cage could not always draw on it; what a display shows, `npm run test:image` tries). Seconds count from the kernel’s first; memory is what each process holds, with its part of what is shared (PSS), a minute and a half after home was there.',
    '',
    `- First ticket after ${ticketAfter.toFixed(1)} s, home on the screen after ${homeAfter.toFixed(1)} s.`,
    `- Memory: ${mb(whole)}; of it the daemon ${mb(memory.daemon)}, the browser ${mb(memory.browser)}, its keeper ${mb(memory.keeper)}, the compositor ${mb(memory.compositor)}.`,
    `- A year of ${year.tickets.toLocaleString('en')} tickets, each printed, called, served and finished, leaves ${mb(ledger + views + rest)} on the disk: the ledger ${mb(ledger)}, the query tables ${mb(views)}${rest >= 1 ? `, the rest ${mb(rest)}` : ''}.`,
  ]
}

function afterOf(after: FaultSeen['answers']): string {
  return after.at === 'after' ? `after ${after.seconds.toFixed(1)} s` : `no: ${oneLine(after.said)}`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|').trim()

function whereOf({ at, version, kernel, qemu, accel }: Omit<Ran<unknown>, 'result'>): string {
  const how = accel === 'kvm' ? 'KVM' : 'software emulation, which makes every second about ten'
  return `${at.slice(0, 16).replace('T', ' ')} UTC, version ${version} · Debian’s ${kernel} in ${qemu}, ${how}`
}

function spreadOf(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b)
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1)
  return `${at(0.5)} s in the middle, ${at(1)} s at most`
}
