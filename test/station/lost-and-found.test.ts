import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import { openLive } from '#test/support/live-client.ts'
import type { LostThing } from '#test/support/lost-and-found/thing.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { type RunningStation, startStation } from '#test/support/start-station.ts'
import { ticketFor } from '#test/support/station-client.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

/** The station as it ships, and 失物招领: one folder, and one line in that folder's main.ts. */
const main = join(import.meta.dirname, '../support/lost-and-found/main.ts')

const WHAT = '一把黑色雨伞'
/** Several daemons start one after another, on a machine that does other things too. */
const PATIENCE = { timeout: 240_000 }

test(
  'an area that is one folder and one line is decided, kept, replayed, snapshotted, asked and told like any other',
  PATIENCE,
  async () => {
    const station = await startStation({ devices: withoutPrinter, main })
    onTestFinished(() => station.remove())
    let clerk = await signIn(station)
    await clerk.press('W1', 'open')
    const { id: ticketId } = await ticketFor(station.url, { commandId: 'command-tap' })
    await clerk.press('W1', 'call-next')
    await clerk.press('W1', 'serve', { ticketId })

    // Its routes name a permission: the gate knows them without being told.
    const anybody = await fetch(`${station.url}/api/lost-things`)
    expect(anybody.status).toBe(401)
    expect(await clerk.post('/api/lost-things', { ticketId: 'none', what: WHAT })).toMatchObject({
      status: 404,
      body: { code: 'unknown-ticket', detail: '没有这个号，记不下来是谁落下的。' },
    })

    // Its topic reaches staff, and nobody else.
    const atDesk = await openLive(station.url, { cookie: clerk.cookie }, undefined, '/api/windows/W1/live')
    const atKiosk = await openLive(station.url)
    onTestFinished(() => [atDesk, atKiosk].forEach((stream) => stream.close()))
    const snapshot = await atDesk.first(({ event }) => event === 'snapshot')
    expect(snapshot.data).toMatchObject({ lostThings: [] })

    const noted = { commandId: 'command-note', ticketId, what: WHAT }
    expect((await clerk.post('/api/lost-things', noted)).status).toBe(204)
    expect((await clerk.post('/api/lost-things', noted)).status).toBe(204)
    const [thing] = await lying(clerk)
    expect(thing).toMatchObject({ ticketId, what: WHAT, state: { at: 'window' } })

    // The ticket's end puts it on the shelf, in the same entry.
    await clerk.press('W1', 'finish', { ticketId })
    const shelved = await lying(clerk)
    expect(shelved).toMatchObject([{ id: thing?.id, state: { at: 'shelf' } }])
    const told = await atDesk.first(({ data }) => JSON.stringify(data).includes('"shelf"'))
    expect(told).toMatchObject({ event: 'lost-things-changed', data: { lostThings: shelved } })
    expect(await clerk.get('/api/troubles')).toMatchObject({
      body: { troubles: [{ code: 'lost-things-wait', words: '架子上有 1 件群众落下的东西。' }] },
    })
    await atKiosk.first(({ event }) => event === 'ticket-done')
    expect(JSON.stringify(atKiosk.events)).not.toContain(WHAT)

    // Killed, it is replayed.
    await station.kill()
    await station.restart()
    clerk = await signIn(station)
    expect(await lying(clerk)).toEqual(shelved)

    // Stopped, it stands in the snapshot that the next start reads.
    await station.stop()
    const entries = await ledgerOf(station)
    const done = entries.find(({ events }) => events.some(({ type }) => type === 'ticket-done'))
    expect(done?.events.map(({ type }) => type)).toEqual(['ticket-done', 'lost-thing-shelved'])
    expect(readFileSync(join(station.dataDir, 'snapshot.json'), 'utf8')).toContain(WHAT)
    await station.restart()
    clerk = await signIn(station)
    expect(await lying(clerk)).toEqual(shelved)

    // Handed back it leaves the state; its projection still knows it.
    const handBack = `/api/lost-things/${thing?.id}/hand-back`
    expect((await clerk.post(handBack)).status).toBe(204)
    expect(await clerk.post(handBack)).toMatchObject({
      status: 404,
      body: { code: 'unknown-lost-thing', detail: '架子上没有这件东西，可能已经还了。' },
    })
    expect(await lying(clerk)).toEqual([])
    const past = await clerk.get(`/api/lost-things/${thing?.id}`)
    expect(past.body).toMatchObject({ lostThing: { what: WHAT, state: { at: 'handed-back' } } })

    // Its broken tables are made anew alone.
    await station.kill()
    writeFileSync(join(station.dataDir, 'views', 'lost-things.db'), 'nothing of a database')
    const others = otherViews(station)
    expect(others).not.toEqual([])
    const made = others.map((path) => statSync(path).birthtimeMs)
    await station.restart()
    clerk = await signIn(station)
    expect(await clerk.get(`/api/lost-things/${thing?.id}`)).toEqual(past)
    await station.stop()
    expect(otherViews(station).map((path) => statSync(path).birthtimeMs)).toEqual(made)
  },
)

async function lying(clerk: StaffClient): Promise<readonly LostThing[]> {
  const { status, body } = await clerk.get('/api/lost-things')
  expect(status).toBe(200)
  return (body as { lostThings: readonly LostThing[] }).lostThings
}

/** Every entry of a station that does not run. */
async function ledgerOf({ dataDir }: RunningStation): Promise<readonly Entry<{ type: string }>[]> {
  const opened = await openSqliteLedger({ path: join(dataDir, 'ledger.db') })
  if (opened.at !== 'ok') throw new Error(opened.at)
  const entries: Entry<{ type: string }>[] = []
  for await (const entry of opened.ledger.read(0)) entries.push(entry)
  await opened.ledger.close()
  return entries
}

/** The files of every projection but the sample's own. */
function otherViews({ dataDir }: RunningStation): readonly string[] {
  const folder = join(dataDir, 'views')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db') && name !== 'lost-things.db')
    .map((name) => join(folder, name))
}
