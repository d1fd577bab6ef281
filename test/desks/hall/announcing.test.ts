import { describe, expect, test } from 'vitest'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { at, noting, opened, slow } from './announcing-bench.ts'

describe('the voice module', () => {
  test('says a call as often as set, one call after the other, and the ledger keeps what was said', async () => {
    const { take, does, module, announced, settled } = await opened()
    await take()
    await take()
    await Promise.all([does({ type: 'call-next', ...at('W1') }), does({ type: 'call-next', ...at('W2') })])
    await settled()
    const first = '请A001号到1号窗口'
    const second = '请A002号到2号窗口'
    expect(module?.said).toEqual([first, first, second, second])
    expect(await announced()).toMatchObject([
      { text: '请 A 零零一 号，到 1 号窗口', by: 'voice-module', outcome: 'spoken' },
      { text: '请 A 零零二 号，到 2 号窗口', by: 'voice-module', outcome: 'spoken' },
    ])
  })

  test('within the quiet hours nothing is said, and the ledger says so', async () => {
    const { calls, module, outcomes, screen, said } = await opened({ quiet: { from: '08:00', to: '10:00' } })
    screen('hall-1')
    await calls('W1')
    expect(await outcomes()).toEqual(['station muted'])
    expect([module?.said, said]).toEqual([[], []])
  })

  test('one that fails is not asked to repeat, and the ledger does not claim a word', async () => {
    const { calls, module, outcomes } = await opened({ module: noting({ at: 'failed', reason: 'down' }) })
    await calls('W1')
    expect(await outcomes()).toEqual(['voice-module failed'])
    expect(module?.said).toHaveLength(1)
  })

  test('a call that was heard once was heard, also when its repeat was not', async () => {
    let times = 0
    const module = {
      said: [],
      announce: async (): Promise<AnnounceOutcome> =>
        (times += 1) === 1 ? { at: 'spoken' } : { at: 'failed', reason: 'unplugged' },
    }
    const { calls, outcomes } = await opened({ module })
    await calls('W1')
    expect(await outcomes()).toEqual(['voice-module spoken'])
  })

  test('a recall is an announcement of its own', async () => {
    const { calls, does, module, outcomes } = await opened()
    const { ticketId } = await calls('W1')
    await does({ type: 'recall-ticket', ticketId, ...at('W1') })
    expect(await outcomes()).toEqual(['voice-module spoken', 'voice-module spoken'])
    expect(module?.said).toHaveLength(4)
  })

  test('calls that were still to be said when the power went are unconfirmed at the next start, the others as they were', async () => {
    const stuck = { said: [], announce: () => new Promise<AnnounceOutcome>(() => {}) }
    const before = await opened()
    await before.calls('W1')
    before.announcing.close()
    const later = before.reopened(stuck)
    await before.take()
    await before.does({ type: 'call-next', ...at('W2') })
    later.close()
    const again = before.reopened(noting())
    await again.settleLost(before.ledger.read(0))
    await again.settleLost(before.ledger.read(0))
    again.close()
    expect(await before.announced()).toMatchObject([
      { text: expect.stringContaining('零零一'), outcome: 'spoken' },
      { text: expect.stringContaining('零零二'), outcome: 'unconfirmed' },
    ])
  })
})

describe('a call that stands no longer', () => {
  const ways = [
    ['serve-ticket', {}],
    ['hold-ticket', { reason: '去复印' }],
    ['mark-no-show', {}],
  ] as const

  test.for(ways)(
    'is broken off in mid-word as its person comes or goes (%s), and the next is said',
    async ([type, more]) => {
      const module = slow()
      const { calls, does, outcomes } = await opened({ module })
      const { ticketId } = await calls('W1')
      if (type === 'mark-no-show') await does({ type: 'recall-ticket', ticketId, ...at('W1') })
      await calls('W2')
      expect(module.said).toEqual(['请A001号到1号窗口'])
      await does({ type, ticketId, ...at('W1'), ...more } as Parameters<typeof does>[0])
      const recorded = await outcomes()
      expect(module.stopped).toEqual(['请A001号到1号窗口'])
      expect(module.said.at(-1)).toBe('请A002号到2号窗口')
      expect(recorded).toContain('voice-module withdrawn')
      expect(recorded).not.toContain('voice-module spoken')
    },
  )

  test('was said where it was heard once to its end, also when its repeat was broken off', async () => {
    const module = slow()
    const { calls, does, outcomes, settled } = await opened({ module })
    const { ticketId } = await calls('W1')
    module.end({ at: 'spoken' })
    await settled()
    await does({ type: 'serve-ticket', ticketId, ...at('W1') })
    expect(await outcomes()).toEqual(['voice-module spoken'])
    expect(module.stopped).toContain('请A001号到1号窗口')
  })

  test('is broken off as its window pauses', async () => {
    const module = slow()
    const { calls, does, outcomes } = await opened({ module })
    await calls('W1')
    await does({ type: 'pause-window', ...at('W1'), notice: '取件' })
    expect(await outcomes()).toEqual(['voice-module withdrawn'])
    expect(module.stopped).toHaveLength(1)
  })

  test.for(['cancel', 'transfer', 'refuse-priority'] as const)(
    'is not said where it had still to wait (%s): the newest call is never behind a withdrawn one',
    async (way) => {
      const module = slow()
      const { calls, take, does, outcomes } = await opened({ module, times: 1 })
      await calls('W1')
      await does({ type: 'take-ticket', kiosk: 'kiosk-1', print: false, declared: true })
      const ticketId = await does({ type: 'call-next', ...at('W2') })
      const by = 'li'
      if (way === 'cancel') await does({ type: 'cancel-ticket', ticketId, by: 'resident', window: null })
      else if (way === 'transfer') await does({ type: 'transfer-ticket', ticketId, to: { window: 'W1' }, by })
      else await does({ type: 'refuse-priority', ticketId, window: 'W2', by })
      await take()
      const newest = await does({ type: 'call-next', ...at('W2') })
      expect(newest).not.toBe('')
      expect(await outcomes()).toEqual(['station withdrawn'])
      module.end({ at: 'spoken' })
      await outcomes()
      expect(module.said).toHaveLength(2)
      if (way !== 'refuse-priority') expect(module.said[1]).toContain('A003')
    },
  )

  test('is told to every screen with its entry, and why', async () => {
    const { calls, does, announcing, station } = await opened()
    const { ticketId } = await calls('W1')
    expect(announcing.withdrawnBy({ seq: station.seq() })).toEqual([])
    await does({ type: 'pause-window', ...at('W1'), notice: '' })
    expect(announcing.withdrawnBy({ seq: station.seq() })).toEqual([
      { ticketId, window: 'W1', why: 'paused' },
    ])
    await does({ type: 'recall-ticket', ticketId, ...at('W1') })
    await does({ type: 'cancel-ticket', ticketId, by: 'resident', window: null })
    expect(announcing.withdrawnBy({ seq: station.seq() })).toEqual([
      { ticketId, window: 'W1', why: 'taken-back' },
    ])
  })

  test('is told also by a daemon that started after it was made', async () => {
    const { calls, does, reopened, station } = await opened()
    const { ticketId } = await calls('W1')
    const later = reopened(null)
    await does({ type: 'serve-ticket', ticketId, ...at('W1') })
    expect(later.withdrawnBy({ seq: station.seq() })).toEqual([{ ticketId, window: 'W1', why: 'answered' }])
    later.close()
  })

  test('gives way to the newer call of the same person, which is said in its place', async () => {
    const module = slow()
    const { calls, does, outcomes } = await opened({ module, times: 1 })
    await calls('W1')
    const { ticketId } = await calls('W2')
    await does({ type: 'recall-ticket', ticketId, ...at('W2') })
    await does({ type: 'recall-ticket', ticketId, ...at('W2') })
    expect(await outcomes()).toEqual(['station withdrawn', 'station withdrawn'])
    module.end({ at: 'spoken' })
    await outcomes()
    module.end({ at: 'spoken' })
    expect(await outcomes()).toHaveLength(4)
    expect(module.said).toEqual(['请A001号到1号窗口', '请A002号到2号窗口'])
  })
})
