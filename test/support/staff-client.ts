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

/** The accounts that the first start printed, in their order. A line that comes in pieces counts once it is whole. */
export function firstAccounts(output: string): readonly { name: string; pin: string }[] {
  return [...output.matchAll(/^first account: (\S+) (\S+)(?=[\r\n])/gm)].map(([, name = '', pin = '']) => ({
    name,
    pin,
  }))
}

/** What each of the first accounts has chosen in place of the PIN that the station printed. */
const OWN_PINS = ['271829', '805937', '730264', '409611', '960473', '358206']

type Station = Pick<RunningStation, 'url' | 'output'>
type Account = { name: string; pin: string }

/** Of each station, the accounts that have a PIN of their own by now. */
const settled = new WeakMap<Station, Map<number, Promise<Account>>>()

/** Opens a session; gives its cookies. */
async function enter(url: string, who: Account): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-kiosk': '1' }
  const signed = await fetch(`${url}/api/session`, { method: 'POST', headers, body: JSON.stringify(who) })
  if (signed.status !== 204) throw new Error(`signing in: ${signed.status} ${await signed.text()}`)
  return signed.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** One of the first accounts with a PIN of its own: the one that was printed is good for nothing else. */
export function ownAccount(station: Station, which = 0): Promise<Account> {
  const accounts = settled.get(station) ?? new Map<number, Promise<Account>>()
  settled.set(station, accounts)
  const account = accounts.get(which) ?? settle(station, which)
  accounts.set(which, account)
  return account
}

async function settle(station: Station, which: number): Promise<Account> {
  // The daemon answers requests a moment before it prints its first accounts.
  const printed = async () => firstAccounts(station.output())[which]
  const { name, pin: given } = await until(printed, 'the station to print its first accounts')
  const pin = OWN_PINS[which] ?? ''
  const headers = { 'x-kiosk': '1', cookie: await enter(station.url, { name, pin: given }) }
  const changed = await fetch(`${station.url}/api/session/pin`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ pin: given, newPin: pin }),
  })
  if (changed.status !== 204) throw new Error(`a new PIN: ${changed.status} ${await changed.text()}`)
  await fetch(`${station.url}/api/session`, { method: 'DELETE', headers })
  return { name, pin }
}

/** Signs in with one of the first accounts, the very first unless `which` says. */
export async function signIn(station: Station, which = 0): Promise<StaffClient> {
  const { name, pin } = await ownAccount(station, which)
  const headers = { 'content-type': 'application/json', 'x-kiosk': '1' }
  const cookie = await enter(station.url, { name, pin })

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
