import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packs, packsAt, type PackCommand, type PacksState } from '#daemon/domain/packs/packs.ts'

const TODAY = '2026-12-01'
const pack = (
  version: number,
  over: Partial<Extract<PackCommand, { type: 'take-pack' }>> = {},
): PackCommand => ({
  type: 'take-pack',
  sha256: `sum-${version}`,
  version,
  issuer: '示例市',
  key: 'ed25519:1',
  from: '2026-11-01',
  by: 'staff-1',
  reason: null,
  trust: 'configured',
  ...over,
})
const remove: PackCommand = { type: 'remove-pack', by: 'staff-1', reason: '弄错了' }

/** A station's packs on `day`, by the area's own decisions; a refused command changes nothing. */
function station() {
  let state: PacksState = packs.empty
  return {
    run(command: PackCommand, day = TODAY) {
      const decided = packs.decide({ packs: state }, command, { day } as never)
      if (decided.at === 'refused') return decided.refusal.code
      for (const event of decided.events)
        state = packs.evolve(state, event, { time: `${day}T01:00:00Z`, day })
      state = packs.snapshot.load(JSON.parse(JSON.stringify(packs.snapshot.save(state))))
      return decided.events.length === 0 ? 'unchanged' : 'taken'
    },
    versions: (day = TODAY) => packsAt(state, day).map(({ version }) => version),
    state: () => state,
  }
}

describe('全市目录', () => {
  test('a newer one takes the place of the one before, which stands in for it where it cannot be had', () => {
    const { run, versions } = station()
    expect(versions()).toEqual([])
    expect(run(pack(1))).toBe('taken')
    expect(run(pack(1))).toBe('unchanged')
    expect(run(pack(2))).toBe('taken')
    expect(run(pack(5))).toBe('taken')
    expect(versions()).toEqual([5, 2])
  })

  test('an older one, a second one of a version, and another issuer are taken only with a reason', () => {
    const { run, versions } = station()
    run(pack(5))
    expect(run(pack(4))).toBe('downgrade')
    expect(run(pack(5, { sha256: 'other' }))).toBe('same-version')
    expect(run(pack(9, { key: 'ed25519:2' }))).toBe('other-issuer')
    expect(versions()).toEqual([5])
    expect(run(pack(4, { reason: '第 5 号有错' }))).toBe('taken')
    expect(versions()[0]).toBe(4)
    expect(run(pack(5))).toBe('taken')
  })

  test('one that is for later waits for its day, and one that is taken meanwhile counts instead', () => {
    const { run, versions } = station()
    run(pack(1))
    run(pack(2, { from: '2026-12-10' }))
    expect(versions()).toEqual([1])
    expect(versions('2026-12-10')).toEqual([2, 1])
    run(pack(1, { reason: '先不换' }))
    expect(versions('2026-12-10')[0]).toBe(1)
  })

  test('without any the station stands on its own files again', () => {
    const { run, versions } = station()
    expect(run(remove)).toBe('unchanged')
    run(pack(1))
    expect(run(remove)).toBe('taken')
    expect(versions()).toEqual([])
  })

  test('a key that was paired counts until it is withdrawn, and what was taken of it stays', () => {
    const { run, versions, state } = station()
    const theirs = { key: 'ed25519:2', trust: 'paired' } as const
    const pair: PackCommand = { type: 'trust-pack-key', key: theirs.key, name: '示例市', by: 'staff-1' }
    const withdraw: PackCommand = {
      type: 'withdraw-pack-key',
      key: theirs.key,
      by: 'staff-1',
      reason: '对不上',
    }
    expect(run(pack(1, theirs))).toBe('key-withdrawn')
    expect(run(withdraw)).toBe('unchanged')
    expect(run(pair)).toBe('taken')
    expect(run(pair)).toBe('unchanged')
    expect(run({ ...pair, name: '别的市' })).toBe('key-known')
    expect(run(pack(1, theirs))).toBe('taken')
    expect(run(withdraw)).toBe('taken')
    // The press that was on its way when the key was withdrawn.
    expect(run(pack(2, theirs))).toBe('key-withdrawn')
    expect([versions(), state().keys]).toEqual([[1], []])
  })

  test('remembers a few of them, however many are taken', () => {
    const days = fc.constantFrom('2026-11-20', '2026-12-01', '2026-12-09', '2027-01-01')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), days), { maxLength: 60 }), (taken) => {
        const { run, state } = station()
        for (const [version, from] of taken) run(pack(version, { from, reason: '演练' }))
        expect(state().taken.length).toBeLessThanOrEqual(4)
      }),
    )
  })
})
