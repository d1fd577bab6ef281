import { describe, expect, onTestFinished, test } from 'vitest'
import type { Announcement } from '#contract/announcement.ts'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { openLog } from '#daemon/log.ts'
import { openAnnouncing } from '#daemon/desks/hall/announcing.ts'
import type { LedgerEvent } from '#daemon/domain/areas.ts'
import { stationInMemory, windows } from '#test/support/station-in-memory.ts'

type Quiet = { from: string; to: string }
type Works = 'yes' | 'no'

/** A voice module that says things one after another, and notes them. */
function noting(outcome: AnnounceOutcome = { at: 'spoken' }) {
  const said: string[] = []
  return {
    said,
    announce: async (text: string) => {
      said.push(text)
      return outcome
    },
  }
}

/** A voice module that speaks until the test says how it ended, or the call is called off. */
function slow() {
  const said: string[] = []
  const stopped: string[] = []
  let end: (outcome: AnnounceOutcome) => void = () => {}
  return {
    said,
    stopped,
    end: (outcome: AnnounceOutcome) => end(outcome),
    announce: (text: string, calledOff?: AbortSignal) =>
      new Promise<AnnounceOutcome>((resolve) => {
        said.push(text)
        end = resolve
        calledOff?.addEventListener('abort', () => {
          stopped.push(text)
          resolve({ at: 'stopped' })
        })
      }),
  }
}

type Module = {
  said: string[]
  announce(text: string, calledOff?: AbortSignal): Promise<AnnounceOutcome>
}

async function opened(given: { quiet?: Quiet; module?: Module | null; times?: number } = {}) {
  const { quiet = null, module = noting(), times = 2 } = given
  const memory = await stationInMemory()
  let works: Works = 'yes'
  const said: string[] = []
  const reopened = (heard: Module | null) => {
    const announcing = openAnnouncing({
      station: memory.station,
      node: 'node-1',
      owns: () => true,
      clock: memory.clock,
      log: openLog('silent'),
      windows: () => windows,
      voice: () => ({ times, quiet }),
      minuteOfDay: () => 9 * 60,
      module: heard === null ? undefined : { announce: heard.announce, works: () => works === 'yes' },
      clipsOf: () => [],
    })
    announcing.onSay((witness, { number }: Announcement) => said.push(`${witness}: ${number}`))
    return announcing
  }
  const announcing = reopened(module)
  onTestFinished(() => announcing.close())
  const announced = () =>
    memory
      .events()
      .then((events) =>
        events.filter(
          (event): event is Extract<LedgerEvent, { type: 'ticket-announced' }> =>
            event.type === 'ticket-announced',
        ),
      )
  /** What follows from an outcome is written down only then. */
  const settled = async () => {
    for (let turns = 0; turns < 3; turns++) await memory.clock.advance(0)
  }
  return {
    ...memory,
    announcing,
    reopened,
    module,
    announced,
    settled,
    /** What became of the calls so far: by whom, and how. */
    outcomes: async () => {
      await settled()
      return (await announced()).map(({ by, outcome }) => `${by} ${outcome}`)
    },
    moduleWorks(now: Works) {
      works = now
      announcing.look()
    },
    /** What each screen was given to say, in order, by the witness. */
    said,
    /** Takes a ticket and calls it to a window. */
    async calls(window: string) {
      await memory.take()
      const ticketId = await memory.does({ type: 'call-next', ...at(window) })
      await settled()
      return { ticketId, id: String(memory.station.seq()) }
    },
    /** A hall screen that tells so now; it has a name of its own. */
    screen(name: string, sound: 'on' | 'blocked' = 'on', witness = name) {
      const beat = (saying: string | null = null, now: 'on' | 'blocked' = sound) =>
        announcing.heard({ witness, screen: name, sound: now }, saying)
      beat()
      return {
        beat,
        /** Tells for so long that it is saying this. */
        async says(id: string, ms: number) {
          for (let left = ms; left > 0; left -= 500) {
            beat(id)
            await memory.clock.advance(Math.min(left, 500))
          }
        },
        leaves: () => announcing.left(witness),
        tells: (id: string, outcome: 'spoken' | 'failed' = 'spoken') =>
          announcing.witnessed(id, name, outcome),
      }
    },
  }
}

const at = (window: string) => ({ window, clerk: 'li' })

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

describe('one voice by election', () => {
  test('a voice module that works wins, and no screen speaks beside it', async () => {
    const { calls, screen, said, module } = await opened({ times: 1 })
    screen('hall-1')
    await calls('W1')
    expect(module?.said).toHaveLength(1)
    expect(said).toEqual([])
  })

  test('of two screens the one that was heard first says every call, one after another, none cut off', async () => {
    const { calls, screen, said, outcomes } = await opened({ module: null })
    const first = screen('hall-1')
    screen('hall-2')
    const one = await calls('W1')
    await calls('W2')
    expect(said).toEqual(['hall-1: A001'])
    await first.says(one.id, 4000)
    expect(await first.tells(one.id)).toBe('recorded')
    expect(await outcomes()).toEqual(['hall/hall-1 spoken'])
    expect(said).toEqual(['hall-1: A001', 'hall-1: A002'])
  })

  test('two screens under one name are one voice still', async () => {
    const { calls, screen, said } = await opened({ module: null })
    screen('hall-1', 'on', 'one')
    screen('hall-1', 'on', 'two')
    await calls('W1')
    expect(said).toEqual(['one: A001'])
  })

  test('within two seconds of the last word of a screen another says the call, whose cable was pulled or not', async () => {
    const { calls, screen, said, outcomes, clock } = await opened({ module: null })
    const first = screen('hall-1')
    const second = screen('hall-2')
    const { id } = await calls('W1')
    await first.says(id, 3000)
    await clock.advance(1500)
    expect(said).toEqual(['hall-1: A001', 'hall-2: A001'])
    expect(await outcomes()).toEqual(['hall/hall-1 unconfirmed'])
    expect(first.beat(id), 'it falls silent as soon as it is back').toEqual({ goOn: false, others: true })
    await second.says(id, 3000)
    await second.tells(id)
    expect(await outcomes()).toEqual(['hall/hall-1 unconfirmed', 'hall/hall-2 spoken'])
  })

  test('one that closes is replaced at once, one whose sound the browser stops too', async () => {
    const { calls, screen, said, clock } = await opened({ module: null })
    const first = screen('hall-1')
    const second = screen('hall-2')
    const { id } = await calls('W1')
    first.beat(id)
    first.leaves()
    await clock.advance(700)
    expect(said).toEqual(['hall-1: A001', 'hall-2: A001'])
    second.beat(id)
    screen('hall-3')
    second.beat(id, 'blocked')
    await clock.advance(0)
    expect(said.at(-1)).toBe('hall-3: A001')
  })

  test('a module that breaks down in mid-word leaves the call to the screen, and what came of both is kept', async () => {
    const module = slow()
    const { calls, screen, said, outcomes, moduleWorks } = await opened({ module })
    const hall = screen('hall-1')
    const { id } = await calls('W1')
    moduleWorks('no')
    module.end({ at: 'unconfirmed', reason: 'the line ended' })
    expect(await outcomes()).toEqual(['voice-module unconfirmed'])
    expect(said).toEqual(['hall-1: A001'])
    await hall.tells(id)
    expect(await outcomes()).toEqual(['voice-module unconfirmed', 'hall/hall-1 spoken'])
  })

  test('a module that is mended within a minute says what it had to leave unsaid', async () => {
    const module = slow()
    const { calls, outcomes, moduleWorks } = await opened({ module })
    await calls('W1')
    moduleWorks('no')
    module.end({ at: 'unconfirmed', reason: 'the line ended' })
    expect(await outcomes()).toEqual(['voice-module unconfirmed'])
    moduleWorks('yes')
    expect(module.said).toEqual(['请A001号到1号窗口', '请A001号到1号窗口'])
  })

  test('a screen that could not be heard leaves the call to the next one', async () => {
    const { calls, screen, said } = await opened({ module: null })
    const first = screen('hall-1')
    screen('hall-2')
    const { id } = await calls('W1')
    await first.tells(id, 'failed')
    expect(said).toEqual(['hall-1: A001', 'hall-2: A001'])
  })

  test('a screen that is back after a break goes on with what it was saying', async () => {
    const { calls, screen, said, outcomes, clock } = await opened({ module: null })
    const hall = screen('hall-1')
    const { id } = await calls('W1')
    await hall.says(id, 1000)
    hall.leaves()
    await clock.advance(3000)
    const again = screen('hall-1', 'on', 'new stream')
    // It was given to nobody else meanwhile, but its own new stream.
    again.beat(id)
    await again.tells(id)
    expect(said[0]).toBe('hall-1: A001')
    expect((await outcomes()).at(-1)).toBe('hall/hall-1 spoken')
  })

  test('a call that nothing can say is shown, and said by what can be heard within a minute', async () => {
    const { calls, screen, said, outcomes, clock } = await opened({ module: null })
    screen('hall-1', 'blocked')
    await calls('W1')
    expect(await outcomes()).toEqual(['station shown'])
    await clock.advance(30_000)
    await calls('W2')
    await clock.advance(31_000)
    screen('hall-1', 'on')
    await clock.advance(0)
    expect(said, 'who was called more than a minute ago is at the window by now').toEqual(['hall-1: A002'])
  })

  test('a screen that was given no call is not believed to have said it', async () => {
    const { calls, screen, outcomes } = await opened({ module: null })
    const first = screen('hall-1')
    const second = screen('hall-2')
    const { id } = await calls('W1')
    expect(await second.tells(id)).toBe('unknown')
    expect(await first.tells('9999')).toBe('unknown')
    expect(await first.tells(id)).toBe('recorded')
    expect(await first.tells(id), 'and once only, however often it says so').toBe('recorded')
    expect(await outcomes()).toEqual(['hall/hall-1 spoken'])
  })

  test('a withdrawn call is taken from the screen that says it, and the next is said', async () => {
    const { calls, does, screen, said, outcomes } = await opened({ module: null })
    const hall = screen('hall-1')
    const { id, ticketId } = await calls('W1')
    hall.beat(id)
    await calls('W2')
    await does({ type: 'serve-ticket', ticketId, ...at('W1') })
    expect(await outcomes()).toEqual(['hall/hall-1 withdrawn'])
    expect(said).toEqual(['hall-1: A001', 'hall-1: A002'])
    expect(hall.beat(id)).toEqual({ goOn: false, others: false })
  })

  test('a call that a screen had to say when the daemon went away is said after it is back, unless its person came', async () => {
    const before = await opened({ module: null })
    const { ticketId } = await before.calls('W1')
    await before.calls('W2')
    before.announcing.close()
    const told = await before.announced()
    expect(told.map(({ outcome }) => outcome)).toEqual(['shown', 'shown'])
    await before.does({ type: 'recall-ticket', ticketId, ...at('W1') })
    const again = before.reopened(null)
    onTestFinished(() => again.close())
    await again.settleLost(before.ledger.read(0))
    again.heard({ witness: 'hall-1', screen: 'hall-1', sound: 'on' }, null)
    await before.settled()
    expect(before.said).toEqual(['hall-1: A001'])
  })

  test('a screen that has finished what it was saying when the daemon went away is believed', async () => {
    const before = await opened({ module: null })
    before.screen('hall-1')
    const { id } = await before.calls('W1')
    before.announcing.close()
    const again = before.reopened(null)
    onTestFinished(() => again.close())
    await again.settleLost(before.ledger.read(0))
    expect(await again.witnessed(id, 'hall-1', 'spoken')).toBe('recorded')
    expect(await before.outcomes()).toEqual(['hall/hall-1 spoken'])
  })
})

describe('whether calls can be heard', () => {
  test('is known as screens come, are blocked and go', async () => {
    const { screen, announcing, clock } = await opened({ module: null })
    expect(announcing.hearing()).toBe('never')
    screen('hall-1', 'blocked')
    expect(announcing.hearing()).toBe('blocked')
    const hall = screen('hall-1')
    expect(announcing.hearing()).toBe('heard')
    hall.leaves()
    expect(announcing.hearing()).toBe('gone')
    screen('hall-1')
    await clock.advance(12_001)
    expect(announcing.hearing(), 'nothing came for long').toBe('gone')
  })

  test('is known after a start: a hall that spoke yesterday, and is not there, is missed', async () => {
    const { calls, screen, reopened, ledger, settled } = await opened({ module: null })
    const hall = screen('hall-1')
    const { id } = await calls('W1')
    await hall.tells(id)
    await settled()
    const again = reopened(null)
    onTestFinished(() => again.close())
    expect(again.hearing()).toBe('never')
    await again.settleLost(ledger.read(0))
    expect(again.hearing()).toBe('gone')
  })

  test('is known of the voice module, too', async () => {
    const { announcing, moduleWorks } = await opened()
    expect(announcing.hearing()).toBe('heard')
    moduleWorks('no')
    expect(announcing.hearing()).toBe('gone')
  })
})
