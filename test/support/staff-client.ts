import { randomUUID } from 'node:crypto'
import type { RunningStation } from './start-station.ts'
import { until } from './station-client.ts'

type Answer = { status: number; body: unknown }

/** A clerk at a real station, over HTTP as the page does it. */
export type StaffClient = {
  name: string
  cookie: string
  get(path: string): Promise<Answer>
  /** A write; without `commandId` in `body` it gets a fresh one. */
  post(path: string, body?: Record<string, unknown>): Promise<Answer>
  /** One press at a window: `press('W1', 'call-next')`. */
  press(window: string, verb: string, body?: Record<string, unknown>): Promise<Answer>
}

/** The accounts that the first start printed, in their order. */
export function firstAccounts(output: string): readonly { name: string; pin: string }[] {
  return [...output.matchAll(/^first account: (\S+) (\S+)$/gm)].map(([, name = '', pin = '']) => ({
    name,
    pin,
  }))
}

/** Signs in with one of the first accounts, the very first unless `which` says. */
export async function signIn(
  station: Pick<RunningStation, 'url' | 'output'>,
  which = 0,
): Promise<StaffClient> {
  // The daemon answers a moment before it has told whoever started it.
  const printed = async () => firstAccounts(station.output())[which]
  const { name, pin } = await until(printed, 'the station to print its first accounts')
  const headers = { 'content-type': 'application/json', 'x-kiosk': '1' }
  const signed = await fetch(`${station.url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name, pin }),
  })
  if (signed.status !== 204) throw new Error(`signing in: ${signed.status} ${await signed.text()}`)
  const cookie = signed.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')

  const answer = async (response: Response): Promise<Answer> => {
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const post = async (path: string, body: Record<string, unknown> = {}): Promise<Answer> =>
    answer(
      await fetch(`${station.url}${path}`, {
        method: 'POST',
        headers: { ...headers, cookie },
        body: JSON.stringify({ commandId: randomUUID(), ...body }),
      }),
    )
  return {
    name,
    cookie,
    post,
    get: async (path) => answer(await fetch(`${station.url}${path}`, { headers: { cookie } })),
    press: (window, verb, body) => post(`/api/windows/${window}/${verb}`, body),
  }
}
