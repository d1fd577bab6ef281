import { setTimeout as sleep } from 'node:timers/promises'
import { homePage, sameness } from './picture.ts'
import type { Trial } from './trial.ts'

const PAINTS_WITHIN_MS = 600_000
const BACK_WITHIN_MS = 600_000
const SAME = 0.97

const DAEMON = 'systemctl show -P MainPID station-daemon'
/** The first process of that name; the image has no pgrep. */
const first = (name: string) => `grep -lx ${name} /proc/[0-9]*/comm | cut -d/ -f3 | sort -n | head -n1`

/** `by`: what is done; `of`: says whose process it is done to. */
const ENDED = [
  { what: 'the daemon is killed', of: DAEMON, by: 'kill -KILL' },
  { what: 'the daemon is stopped (SIGSTOP)', of: DAEMON, by: 'kill -STOP' },
  { what: 'the browser is killed', of: first('chromium'), by: 'kill -KILL' },
  { what: 'the compositor is killed', of: first('cage'), by: 'kill -KILL' },
] as const

/** Ends one part after another, and waits until another one has taken its place and the screen is at home, without hands. */
export async function tryRecovery({ out, check, started, look, recovered, cutPower }: Trial): Promise<void> {
  await started('start', 'root-a', performance.now())
  const home = await homePage(look, PAINTS_WITHIN_MS)
  check('QEMU’s screen shows the residents’ page', `${home !== null}`, 'true')
  if (home === null) return
  for (const { what, of, by } of ENDED) {
    const before = await out(of)
    check(`(${what}: it is there)`, before, /^\d+$/)
    const since = performance.now()
    await out(`${by} ${before}`)
    let after: number | null = null
    while (after === null && performance.now() - since < BACK_WITHIN_MS) {
      const said = await out(`${of}; curl -s -m 20 http://127.0.0.1:8080/readyz`)
      const isBack = /"screens":[1-9]/.test(said) && !said.startsWith(`${before}\n`)
      if (isBack && sameness(await look(), home) > SAME) after = (performance.now() - since) / 1000
      else await sleep(500)
    }
    recovered(what, after)
    check(`${what}: the screen is at home again`, `${after !== null}`, 'true')
  }

  const take = (command: string) =>
    `curl -s -m 60 -X POST -H 'content-type: application/json' -d "{\\"commandId\\":\\"${command}\\"}" http://127.0.0.1:8080/api/tickets`
  await out(`cat >/run/load <<'END'
while :; do ${take('$(cat /proc/sys/kernel/random/uuid)')}; done
END
systemd-run -q sh /run/load`)
  const kept = '5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0001'
  const numberOf = (body: string) => /"number":"([^"]+)"/.exec(body)?.[1] ?? body
  const number = numberOf(await out(take(kept)))
  check('(a ticket is given among others)', number, /^[A-Z]\d+$/)
  const since = performance.now()
  await cutPower()
  await started('after the power was cut under load', 'root-a', since)
  check('its ticket is kept through the cut', numberOf(await out(take(kept))), number)
  check('nothing has failed', await out('systemctl --failed --no-legend'), '')
}
