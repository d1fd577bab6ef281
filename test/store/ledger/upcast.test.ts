import { expect, test } from 'vitest'
import { upcast } from '#daemon/store/ledger/upcast.ts'
import { draft } from '#test/support/ledger-drafts.ts'

const today = { ...draft('a'), seq: 1, prev: '0'.repeat(64) }

test('an entry of today stays as it is', () => {
  expect(upcast(today)).toEqual({ at: 'ok', entry: today })
})

test('a clerk of version 1 is staff today, and no window is no longer an empty name', () => {
  const old = (window: string) => ({ ...today, v: 1, actor: { at: 'clerk', clerk: 'staff-2', window } })
  const staff = (window: string | null) => ({ at: 'staff', account: 'staff-2', window })
  expect(upcast(old('W1'))).toEqual({ at: 'ok', entry: { ...today, actor: staff('W1') } })
  expect(upcast(old(''))).toEqual({ at: 'ok', entry: { ...today, actor: staff(null) } })
  for (const actor of [{ at: 'system' }, { at: 'resident', kiosk: 'kiosk-1' }])
    expect(upcast({ ...today, v: 1, actor })).toEqual({ at: 'ok', entry: { ...today, actor } })
})

test('an entry two versions old passes both steps in their order', () => {
  const { commandId, node, ...rest } = today
  const oldest = { ...rest, v: 0, command: commandId }
  const steps = new Map<number, (entry: Record<string, unknown>) => Record<string, unknown>>([
    [0, ({ command, ...entry }) => ({ ...entry, v: 1, commandId: command })],
    [1, (entry) => ({ ...entry, v: 2, node: `${String(entry['commandId'])}-node` })],
  ])
  expect(upcast(oldest, steps)).toEqual({ at: 'ok', entry: { ...today, node: 'a-node' } })
  expect(node).toBe('node-1')
})

test('what no step knows is named, not guessed at', () => {
  for (const written of [{ ...today, v: 3 }, { ...today, v: 0 }, { ...today, v: '1' }, {}, [], null, 7, 'v1'])
    expect(upcast(written)).toMatchObject({ at: 'unknown' })
})
