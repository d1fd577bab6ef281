import { expect, test } from 'vitest'
import { openStaffAudit } from '#daemon/desks/staff/staff-audit.ts'
import type { SignInEvent } from '#daemon/desks/staff/sign-in.ts'
import { stationInMemory } from '#test/support/station-in-memory.ts'
import { turn } from '#test/support/turn.ts'

const MINUTE = 60_000

async function trail() {
  const { station, clock, ledger } = await stationInMemory()
  const audit = openStaffAudit({ station, clock })
  const written = async () => {
    await turn()
    const entries = []
    for await (const { actor, events } of ledger.read(0))
      for (const event of events) if (event.type !== 'day-opened') entries.push({ actor, event })
    return entries
  }
  const stranger = (at: SignInEvent['at'], clerk: string | null) =>
    audit.note({ at, clerk, from: 'stranger' })
  return { audit, clock, written, stranger }
}

test('who comes and goes is written with the one who did it', async () => {
  const { audit, written } = await trail()
  audit.note({ at: 'signed-in', clerk: 'staff-2', from: 'stranger' })
  audit.note({ at: 'locked-out', clerk: 'staff-2', from: 'known' })
  audit.note({ at: 'signed-out', clerk: 'staff-2', from: 'known' })
  const actor = { at: 'staff', account: 'staff-2', window: null }
  expect(await written()).toEqual([
    { actor, event: { type: 'clerk-signed-in', clerk: 'staff-2' } },
    { actor: { at: 'system' }, event: { type: 'sign-in-locked', clerk: 'staff-2' } },
    { actor, event: { type: 'clerk-signed-out', clerk: 'staff-2' } },
  ])
})

test('a night of guessing from outside is a line every ten minutes, not one a guess', async () => {
  const { clock, written, stranger } = await trail()
  const since = new Date(clock.now()).toISOString()
  for (let i = 0; i < 400; i++) stranger(i % 5 === 4 ? 'locked-out' : 'refused', i === 7 ? 'staff-1' : null)
  expect(await written()).toEqual([])
  await clock.advance(10 * MINUTE)
  expect(await written()).toEqual([
    {
      actor: { at: 'system' },
      event: { type: 'strangers-refused', tries: 400, accounts: ['staff-1'], since },
    },
  ])
})

test('a mistyped PIN leaves no trace, and what was counted is written before the station stops', async () => {
  const { audit, clock, written, stranger } = await trail()
  stranger('refused', 'staff-1')
  await clock.advance(10 * MINUTE)
  expect(await written()).toEqual([])
  stranger('locked-out', null)
  audit.close()
  expect(await written()).toMatchObject([{ event: { type: 'strangers-refused', tries: 1 } }])
})
