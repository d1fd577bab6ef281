import { setTimeout as rest } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Bench } from '#contract/bench.ts'
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

  const press = async (key: string): Promise<void> => {
    const pressed = await fetch(`${station.url}/api/bench/pad-1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'press-key', key }),
    })
    expect(pressed.status).toBe(200)
    await rest(DEAF_MS)
  }
  const display = async (): Promise<string> => {
    const { devices } = (await (await fetch(`${station.url}/api/bench`)).json()) as Bench
    const shown = devices.flatMap(({ device }) =>
      device.at === 'window-display' ? [`${device.upper}|${device.lower}`] : [],
    )
    return shown[0] ?? ''
  }
  const says = (words: string) => expect.poll(display, { timeout: 10_000 }).toContain(words)
  const inHand = async () => {
    const { body } = await onlooker.get('/api/windows/W1/work')
    return body as { window: { service: { at: string; clerk?: string } }; servedToday: number }
  }
  const take = (id: string) => ticketFor(station.url, { commandId: `by-pad-${id}` })

  const [first, second] = [await take('1'), await take('2')]
  await press('serve')
  await says('窗口没有开')
  await press('pause')
  await says('2 人在等')
  await press('next')
  await says(`请 ${first.number} 号`)
  await press('no-show')
  await says('再叫 2 遍可过号')
  await press('recall')
  await says('第 2 遍')
  await press('serve')
  await says(`正在办理 ${first.number}`)
  await press('hold')
  await says('1 人在等')
  await press('next')
  await says(`请 ${second.number} 号`)
  await press('serve')
  await press('finish')
  await says('请等候叫号')
  await press('hold')
  await says(`请 ${first.number} 号`)
  await press('serve')
  await press('finish')
  await press('next')
  await says('现在没有人在等')
  await press('pause')
  await says('暂停服务')
  expect((await inHand()).servedToday).toBe(2)
  await press('finish')
  await says('本窗口暂不办理')
  expect((await inHand()).window.service.at).toBe('closed')
})
