import type { Problem } from '#contract/problem.ts'

/**
 * `refused`: the station answered, and said no. `away`: it is not known whether it heard (no connection, no answer in
 * time, or a fault inside it): ask again with the same commandId.
 */
export type Reply<Value> = { at: 'ok'; value: Value } | { at: 'refused'; problem: Problem } | { at: 'away' }

/** The station broke off, or is about to end: whether it did what was asked is not known. */
const AWAY: ReadonlySet<Problem['code']> = new Set(['internal-error', 'stopping'])

/** Issuing takes milliseconds; a daemon that is silent for longer is restarting. */
const ANSWER_TIMEOUT_MS = 4000

/**
 * Asks the daemon that this page came from. `route`: `METHOD /path/:name`, its names filled from `params`. Never
 * throws
 * for what a network may do.
 */
export async function ask<Value>(
  route: string,
  params: Readonly<Record<string, string | number>>,
  init: Pick<RequestInit, 'body' | 'headers' | 'signal'>,
): Promise<Reply<Value>> {
  const [method = '', path = ''] = route.split(' ', 2)
  const url = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  try {
    const response = await fetch(url, { method, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS), ...init })
    const type = response.headers.get('content-type') ?? ''
    if (response.ok) return { at: 'ok', value: response.status === 204 ? null : await response.json() }
    if (!type.startsWith('application/problem+json')) return { at: 'away' }
    const problem: Problem = await response.json()
    return AWAY.has(problem.code) ? { at: 'away' } : { at: 'refused', problem }
  } catch {
    return { at: 'away' }
  }
}
