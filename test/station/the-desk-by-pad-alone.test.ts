import { setTimeout as rest } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Bench } from '#contract/bench.ts'
import { openLive, type Received } from '#test/support/live-client.ts'
import { stationOfTest } from '#test/support/housed-station.ts'
import { ownAccount, signIn } from '#test/support/staff-client.ts'
import { ticketFor } from '#test/support/station-client.ts'

/** Another key within this is a finger that slipped (desks/pads/pad-desk.ts). */
const DEAF_MS = 400

test('a counter with a pad and a display only is a whole window: opened, called, served, put aside, brought back, closed', async () => {
  // 窗口1员工 sits there; the account's name is known before the station is.
  const station = await stationOfTest({
    station: ({ windows }) => {
      if (windows[0]) windows[0].padClerk = '窗口1员工'
    },
  })
  const onlooker = await signIn(station)
  expect((await ownAccount(station, 1)).name).toBe('窗口1员工')

  // Some words stand for a few seconds only: every change is kept, so that a slow machine misses none.
  const bench = await openLive(station.url, {}, () => {}, '/api/bench/live')
  onTestFinished(() => bench.close())
  let read = 0
  /** Waits until the display shows `words` after what the last call has found. */
  const says = async (words: string): Promise<void> => {
    const shows = await bench.first(
      (event) => bench.events.indexOf(event) >= read && shown(event).includes(words),
      30_000,
    )
    read = bench.events.indexOf(shows) + 1
  }
  /** Presses `key` and waits for the answer; then until the next key counts, which the station reckons from when it heard this one. */
  const press = async (key: string, answer: string): Promise<void> => {
    const pressed = await fetch(`${station.url}/api/bench/pad-1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'press-key', key }),
    })
    expect(pressed.status).toBe(200)
    await says(answer)
    await rest(DEAF_MS)
  }
  const inHand = async () => {
    const { body } = await onlooker.get('/api/windows/W1/work')
    return body as { window: { service: { at: string; clerk?: string } }; servedToday: number }
  }
  const take = (id: string) => ticketFor(station.url, { commandId: `by-pad-${id}` })

  const [first, second] = [await take('1'), await take('2')]
  await press('serve', '窗口没有开')
  await press('pause', '2 人在等')
  await press('next', `请 ${first.number} 号`)
  await press('no-show', '再叫 2 遍可过号')
  await press('recall', '第 2 遍')
  await press('serve', `正在办理 ${first.number}`)
  await press('hold', '1 人在等')
  await press('next', `请 ${second.number} 号`)
  await press('serve', `正在办理 ${second.number}`)
  await press('finish', '请等候叫号')
  await press('hold', `请 ${first.number} 号`)
  await press('serve', `正在办理 ${first.number}`)
  await press('finish', '请等候叫号')
  await press('next', '现在没有人在等')
  await press('pause', '暂停服务')
  expect((await inHand()).servedToday).toBe(2)
  await press('finish', '本窗口暂不办理')
  expect((await inHand()).window.service.at).toBe('closed')
})

/** Both lines of the window display. */
function shown({ data }: Received): string {
  const { devices } = data as Bench
  const lines = devices.flatMap(({ device }) =>
    device.at === 'window-display' ? [`${device.upper}|${device.lower}`] : [],
  )
  return lines[0] ?? ''
}
