import { spawn } from 'node:child_process'
import type { Clock } from '#daemon/clock.ts'
import { get } from '#daemon/http/server/node-http.ts'
import type { Log } from '#daemon/log.ts'

/** What systemd tells a service of Type=notify (sd_notify(3)): `watchdogMs`, null where it does not watch. */
export type ServiceManager = { command: readonly string[]; watchdogMs: number | null }

/**
 * systemd listens on a datagram socket, which Node does not have; so each line that this shell reads is handed on by
 * systemd-notify. It ends with the daemon, whose end closes its input.
 */
const HAND_ON = ['/bin/sh', '-c', 'while read -r state; do systemd-notify "$state"; done']
/** systemd's manual asks for half of it; a look that takes long still comes in time. */
const LOOKS_PER_WATCHDOG = 4

/** From the environment that systemd gives; null where no service manager waits for word. */
export function serviceManagerOf(env: Readonly<Record<string, string | undefined>>): ServiceManager | null {
  if (!env['NOTIFY_SOCKET']) return null
  const microseconds = Number(env['WATCHDOG_USEC'])
  return { command: HAND_ON, watchdogMs: microseconds > 0 ? microseconds / 1000 : null }
}

export type Reports = {
  /** The station serves; from now on it reports as long as `isWell` says so in time. */
  ready(): void
}

/**
 * Tells the service manager that the station runs, and that it still does: only a loop that turns reports at all, one that
 * came late by more than a look's time does not, and neither does a station whose own answer fails.
 */
export function reportTo(
  manager: ServiceManager,
  { isWell, clock, log }: { isWell(withinMs: number): Promise<boolean>; clock: Clock; log: Log },
): Reports {
  const [command = '', ...args] = manager.command
  const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  // Without it the watchdog ends the daemon, and the next start tries again.
  child.on('error', (error) => log.error({ err: error }, 'the service manager hears nothing'))
  child.stdin.on('error', () => {})
  child.unref()
  const tell = (state: string): void => void child.stdin.write(`${state}\n`)

  function lookIn(ms: number): void {
    const due = clock.monotonic() + ms
    clock.after(ms, () => {
      const lateMs = clock.monotonic() - due
      void look(ms, lateMs).then(() => lookIn(ms))
    })
  }

  async function look(everyMs: number, lateMs: number): Promise<void> {
    const wellAnswered = await isWell(everyMs)
    if (wellAnswered && lateMs < everyMs) return tell('WATCHDOG=1')
    log.error({ lateMs: Math.round(lateMs), wellAnswered }, 'not reported as well to the service manager')
  }

  return {
    ready() {
      tell('READY=1')
      if (manager.watchdogMs !== null) lookIn(manager.watchdogMs / LOOKS_PER_WATCHDOG)
    },
  }
}

/** Whether this station's own listener answers, as a screen would ask it. */
export function answersItself(port: number, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(withinMs)
    const request = get({ host: '127.0.0.1', port, path: '/healthz', agent: false, signal }, (answer) => {
      answer.on('error', () => resolve(false)).on('end', () => resolve(answer.statusCode === 200))
      answer.resume()
    })
    request.on('error', () => resolve(false))
  })
}
