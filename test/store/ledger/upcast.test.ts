import { expect, test } from 'vitest'
import { upcast } from '#daemon/store/ledger/upcast.ts'
import { draft } from '#test/support/ledger-drafts.ts'

const today = { ...draft('a'), seq: 1, prev: '0'.repeat(64) }

test('an entry of today stays as it is', () => {
  expect(upcast(today)).toEqual({ at: 'ok', entry: today })
})

test('an entry two versions old passes both steps in their order', () => {
  const { commandId, node, ...rest } = today
  const oldest = { ...rest, v: -1, command: commandId }
  const steps = new Map<number, (entry: Record<string, unknown>) => Record<string, unknown>>([
    [-1, ({ command, ...entry }) => ({ ...entry, v: 0, commandId: command })],
    [0, (entry) => ({ ...entry, v: 1, node: `${String(entry['commandId'])}-node` })],
  ])
  expect(upcast(oldest, steps)).toEqual({ at: 'ok', entry: { ...today, node: 'a-node' } })
  expect(node).toBe('node-1')
})

test('what no step knows is named, not guessed at', () => {
  for (const written of [{ ...today, v: 2 }, { ...today, v: '1' }, {}, [], null, 7, 'v1'])
    expect(upcast(written)).toMatchObject({ at: 'unknown' })
})
