import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resetPin } from '../../scripts/reset-pin.ts'
import { firstAccounts, ownAccount, signIn } from '#test/support/staff-client.ts'
import { stationOfTest } from '#test/support/housed-station.ts'

test(
  'a station that lost its file of accounts, its keys or its name says so, lets nobody in by it, and gives tickets as ever',
  { timeout: 120_000 },
  async () => {
    const station = await stationOfTest()
    const { url, dataDir } = station
    const path = (name: string) => join(dataDir, name)
    const codes = async () => {
      const { troubles } = (await (await fetch(`${url}/readyz`)).json()) as { troubles: { code: string }[] }
      return troubles.map(({ code }) => code)
    }
    const entered = async (who: { name: string; pin: string }) => {
      const headers = { 'content-type': 'application/json', 'x-kiosk': '1' }
      return (await fetch(`${url}/api/session`, { method: 'POST', headers, body: JSON.stringify(who) }))
        .status
    }
    const [lead, clerk] = [await ownAccount(station, 0), await ownAccount(station, 1)]
    const before = readFileSync(path('staff.json'))
    const { cookie } = await signIn(station, 0)
    const disabled = await fetch(`${url}/api/staff/staff-2/disable`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-kiosk': '1', cookie },
      body: JSON.stringify({ pin: lead.pin }),
    })
    expect(disabled.status).toBe(200)
    await station.stop()

    // The newest generation cannot be read, and the one before it is older than the ledger.
    writeFileSync(path('staff.json'), 'torn')
    writeFileSync(path('staff.json.prev'), before)
    await station.restart()
    expect(await codes()).toEqual(expect.arrayContaining(['accounts-recovered', 'accounts-mended']))
    expect(await entered(clerk)).toBe(401)
    expect(await entered(lead)).toBe(204)
    await station.stop()

    for (const name of ['staff.json', 'staff.json.prev', 'keys.db', 'keys.db-wal'])
      rmSync(path(name), { force: true })
    writeFileSync(path('node.json'), 'torn')
    rmSync(path('node.json.prev'), { force: true })
    await station.restart()
    expect(await codes()).toEqual(expect.arrayContaining(['accounts-rebuilt', 'keys-gone', 'node-renamed']))
    expect(firstAccounts(station.output())).toHaveLength(4)
    expect(await entered(lead)).toBe(401)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ commandId: 'without-staff' })
    expect((await fetch(`${url}/api/tickets`, { method: 'POST', headers, body })).status).toBe(201)
    await station.stop()

    const reset = await resetPin(dataDir, '站长')
    if (reset.at !== 'reset') throw new Error(reset.reason)
    await station.restart()
    expect(await codes()).toEqual([])
    expect(await entered({ name: reset.name, pin: reset.pin })).toBe(204)
  },
)
