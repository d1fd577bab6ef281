import { setTimeout as sleep } from 'node:timers/promises'
import type { DiskGuest } from './disk-guest.ts'
import type { Picture } from './picture.ts'
import type { Seen } from './report.ts'

/** What a part of `npm run test:image` works with. */
export type Trial = {
  /** What a script of the guest's root prints. */
  out(script: string): Promise<string>
  /** The same, asked until `wanted` is in it, or for ten minutes. */
  eventually(script: string, wanted: string): Promise<string>
  check(what: string, said: string, wanted: string | RegExp): void
  /** Waits until the screen is at home: it holds its stream. `half`: of the disk, that it should have started from. */
  started(what: string, half: string, since: number): Promise<void>
  /** Starts the machine again as its technician does. */
  again(what: string, half: string): Promise<void>
  /** `after`: seconds until all is as before; null where it never was. */
  recovered(what: string, after: number | null): void
  monitor: DiskGuest['monitor']
  /** As if the plug were pulled, and put in again at once. */
  cutPower(): Promise<void>
  look(): Promise<Picture>
  /** Of this machine, each led to one of the guest. */
  ports: { staff: number; phone: number; other: number }
}

const STARTS_WITHIN_MS = 1_200_000
const HOME_WITHIN_MS = 900_000
const SCRIPT_WITHIN_MS = 300_000

export function trialOf(
  guest: () => DiskGuest,
  seen: Seen,
): Pick<Trial, 'out' | 'eventually' | 'check' | 'started' | 'again' | 'recovered'> {
  const began = performance.now()
  let start = ''

  const out = async (script: string) => (await guest().run(script, SCRIPT_WITHIN_MS)).out

  function check(what: string, said: string, wanted: string | RegExp): void {
    const held = typeof wanted === 'string' ? said === wanted : wanted.test(said)
    seen.checks.push({ what, held, said: held ? '' : said.slice(0, 300) })
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    process.stdout.write(`${held ? '✓' : '✗'} ${seconds} s ${what}${held ? '' : `: ${said}`}\n`)
  }

  async function started(what: string, half: string, since: number): Promise<void> {
    start = await guest().startedAfter(start, STARTS_WITHIN_MS)
    const late = performance.now() + HOME_WITHIN_MS
    const after = () => (performance.now() - since) / 1000
    let pageAfter: number | null = null
    let homeAfter: number | null = null
    while (homeAfter === null && performance.now() < late) {
      const said = await out(
        'curl -s -m 20 http://127.0.0.1:8080/ | grep -o "</html>"; curl -s -m 20 http://127.0.0.1:8080/readyz',
      )
      if (said.includes('</html>')) pageAfter ??= after()
      if (/"screens":[1-9]/.test(said)) homeAfter = after()
      else await sleep(2000)
    }
    seen.starts.push({ what, pageAfter, homeAfter })
    check(`${what}: the screen is at home`, `${homeAfter !== null}`, 'true')
    check(`${what}: it is that root`, await out('cat /proc/cmdline'), new RegExp(`root=PARTLABEL=${half}\\b`))
    // For whom looks for the cause.
    if (homeAfter === null)
      process.stdout.write(`${await out("journalctl -b --no-pager -o cat -u 'station-*' | tail -n 60")}\n`)
  }

  return {
    out,
    check,
    started,
    recovered: (what, after) => void seen.recovered.push({ what, after }),
    async again(what, half) {
      const since = performance.now()
      await out('systemctl --no-block reboot')
      await started(what, half, since)
    },
    async eventually(script, wanted) {
      const late = performance.now() + 2 * SCRIPT_WITHIN_MS
      for (;;) {
        const said = await out(script)
        if (said.includes(wanted) || performance.now() > late) return said
        await sleep(3000)
      }
    },
  }
}
