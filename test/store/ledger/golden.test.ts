import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { areas } from '#daemon/domain/areas.ts'
import { wholeStation } from '#daemon/station/whole.ts'
import { openSqliteLedger } from '#daemon/store/ledger/sqlite-ledger.ts'
import type { Entry } from '#daemon/store/ledger/port.ts'
import { clerk, draft } from '#test/support/ledger-drafts.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')

/** The entries of a ledger as it was written, read by today's program, which also adds one of its own. */
async function readGolden(version: 1 | 2): Promise<Entry[]> {
  const path = join(tempFolder(), 'ledger.db')
  const database = new DatabaseSync(path)
  database.exec(golden(`ledger-v${version}.sql`))
  database.close()
  const opened = await openSqliteLedger({ path })
  if (opened.at !== 'ok') throw new Error(JSON.stringify(opened))
  const { ledger } = opened
  const entries: Entry[] = []
  for await (const entry of ledger.read(0)) entries.push(entry)
  expect(await ledger.verify()).toEqual({ at: 'whole', entries: entries.length })
  expect(await ledger.find(entries[1]?.commandId ?? '')).toEqual(entries[1])
  expect(await ledger.append([draft('new', { actor: clerk })], entries.length)).toMatchObject({ at: 'ok' })
  expect(await ledger.verify()).toEqual({ at: 'whole', entries: entries.length + 1 })
  await ledger.close()
  return entries
}

const station = wholeStation(areas)

/** What the station knows after these entries. */
function stateAfter(entries: readonly Entry[]) {
  const { queue, staffCalls } = entries.reduce(
    (state, { events, time, day }) => station.evolve(state, events, { time, day }),
    station.empty,
  )
  const tickets = queue.tickets
    .valueSeq()
    .map(({ number, state, print, priority, onlyWindow }) =>
      [number, state.at, print.at, priority.at, onlyWindow].join(' '),
    )
    .toArray()
    .toSorted()
  const windows = Object.fromEntries(queue.windows.map(({ service }) => service.at))
  return { day: queue.day, tickets, windows, staffCalls }
}

describe('a ledger written by the first version of this program', () => {
  test('still reads, every word of it; only the one who acted is named as today', async () => {
    const written: Entry[] = JSON.parse(golden('ledger-v1.json'))
    const kiosk = { at: 'resident', kiosk: 'kiosk-1' }
    const zhang = { at: 'staff', account: 'zhang', window: 'w1' }
    const system = { at: 'system' }
    const actors = [
      [system, kiosk, system, kiosk, system],
      [zhang, zhang, zhang, zhang],
      [system, system],
      [zhang, zhang, zhang, zhang],
      [kiosk, zhang, system],
    ].flat()
    const asToday = written.map((entry, i) => Object.assign(entry, { v: 2, actor: actors[i] }))
    expect(await readGolden(1)).toEqual(asToday)
  })

  test('leads to the same queue as on the day it was written, and to an empty one the day after', async () => {
    const entries = await readGolden(1)
    expect(stateAfter(entries.slice(0, -1))).toEqual({
      day: '2026-11-23',
      tickets: ['A001 done printed none ', 'A002 waiting unconfirmed declared w2', 'A003 no-show none card '],
      windows: { w1: 'closed', w2: 'closed' },
      staffCalls: [],
    })
    expect(stateAfter(entries)).toMatchObject({ day: '2026-11-24', tickets: [], staffCalls: [] })
  })
})

describe('a ledger written by version 2', () => {
  test('reads as it was written', async () => {
    expect(await readGolden(2)).toEqual(JSON.parse(golden('ledger-v2.json')))
  })

  test('leads to the same queue as on the day it was written', async () => {
    const entries = await readGolden(2)
    expect(stateAfter(entries)).toEqual({
      day: entries[0]?.day,
      tickets: [
        'A001 done printed none ',
        'A002 serving printed none W2',
        'A003 no-show printed none ',
        'A004 cancelled printed none ',
        'A005 waiting printed none ',
      ],
      windows: { W1: 'closed', W2: 'open' },
      staffCalls: [],
    })
  })
})
