import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AnnounceOutcome } from '#daemon/devices/ports.ts'
import { type HallBench, openHallBench } from '#test/support/hall-bench.ts'
import { manualClock, type ManualClock } from '#test/support/manual-clock.ts'
import type { OnLine } from '#test/support/on-line.ts'

/** A driver of announcer, and the simulated device that speaks its language. */
export type AnnouncerUnderTest = OnLine & { driver: string; simulator: string }

const CALL = '请A032号到1号窗口'
const MINUTE_MS = 60_000

/** What every driver of an announcer promises, shown against a simulator that can do all of this. */
export function announcerConformance(name: string, under: AnnouncerUnderTest): void {
  describe(name, () => {
    let clock: ManualClock
    let bench: HallBench<'announcer'>

    beforeEach(async () => {
      clock = (under.clock ?? manualClock)()
      bench = openHallBench({ ...under, clock, port: 'announcer' })
      await clock.advance(1000)
    })
    afterEach(async () => {
      await bench.supervisor.stop()
      await clock.advance(MINUTE_MS)
      expect(clock.pending(), 'no timer is left behind').toBe(0)
    })
    /** What became of each so far, in the order of asking; undefined: nothing yet. */
    const announce = (...texts: string[]) => {
      const outcomes: (AnnounceOutcome | undefined)[] = texts.map(() => undefined)
      texts.forEach(async (text, i) => {
        outcomes[i] = await bench.supervisor.announcer()?.announce(text)
      })
      return outcomes
    }
    const spoken = () => bench.view().spoken.map(({ text }) => text)
    const READY = { at: 'ready', conditions: [] }

    test('is the one of the station, and ready', () => {
      expect(bench.health()).toEqual(READY)
      expect(bench.supervisor.announcer()).toBeDefined()
    })

    test('a text is spoken only when it has come to its end', async () => {
      const outcomes = announce(CALL)
      await clock.advance(1000)
      expect(bench.view().speaking).toBe(CALL)
      expect(outcomes).toEqual([undefined])
      await clock.advance(20_000)
      expect(outcomes).toEqual([{ at: 'spoken' }])
      expect(spoken()).toEqual([CALL])
    })

    test('reads 「1 号窗口」 as one word, and leaves out what has no sound', async () => {
      announce('请 A032 号\n到 1 号窗口 😀𠮷')
      await clock.advance(20_000)
      expect(spoken()).toEqual([CALL])
    })

    test('of several at once each is spoken to its end, in order', async () => {
      const texts = ['请A001号到1号窗口', '请A002号到2号窗口', '请A003号到3号窗口']
      const outcomes = announce(...texts)
      await clock.advance(MINUTE_MS)
      expect(outcomes).toEqual([{ at: 'spoken' }, { at: 'spoken' }, { at: 'spoken' }])
      expect(spoken().toReversed()).toEqual(texts)
      expect(bench.view().brokenOff).toBe(0)
    })

    test('what it was made to say before a restart is not cut off either', async () => {
      announce('请A001号到1号窗口')
      await clock.advance(1500)
      await bench.supervisor.stop()
      bench = openHallBench({ ...under, clock, port: 'announcer', simulator: bench.simulator })
      await clock.advance(100)
      announce('请A002号到2号窗口')
      await clock.advance(20_000)
      expect(spoken()).toEqual(['请A002号到2号窗口', '请A001号到1号窗口'])
      expect(bench.view().brokenOff).toBe(0)
    })

    test('one that is called off stops in mid-word, and the next one is spoken whole', async () => {
      const calledOff = new AbortController()
      const first = bench.supervisor.announcer()?.announce(CALL, calledOff.signal)
      const next = announce('请A033号到2号窗口')
      await clock.advance(1500)
      expect(bench.view().speaking).toBe(CALL)
      calledOff.abort()
      await clock.advance(1000)
      expect(await first).toEqual({ at: 'stopped' })
      expect(bench.view().speaking).toBe('请A033号到2号窗口')
      await clock.advance(20_000)
      expect(next).toEqual([{ at: 'spoken' }])
      expect(spoken()).toEqual(['请A033号到2号窗口'])
      expect(bench.health()).toEqual(READY)
    })

    test('one that is called off before its turn is not begun', async () => {
      const calledOff = new AbortController()
      const first = announce(CALL)
      const second = bench.supervisor.announcer()?.announce('请A033号到2号窗口', calledOff.signal)
      await clock.advance(1000)
      calledOff.abort()
      await clock.advance(20_000)
      expect([first, await second]).toEqual([[{ at: 'spoken' }], { at: 'stopped' }])
      expect(spoken()).toEqual([CALL])
    })

    test('through noise one that is called off stops, too, and the next is spoken once', async () => {
      bench.act({ action: 'set-noise', noise: 'some' })
      const calledOff = new AbortController()
      const first = bench.supervisor.announcer()?.announce(CALL, calledOff.signal)
      await clock.advance(1500)
      calledOff.abort()
      const next = announce('请A033号到2号窗口')
      await clock.advance(MINUTE_MS)
      expect((await first)?.at).toBe('stopped')
      expect(next).toEqual([{ at: 'spoken' }])
      expect(spoken()).toEqual(['请A033号到2号窗口'])
    })

    test('one that dies in mid-word is known within two seconds, so that others can speak', async () => {
      const outcomes = announce(CALL)
      await clock.advance(1500)
      bench.act({ action: 'set-manners', manners: 'silent' })
      await clock.advance(2000)
      expect(outcomes).toMatchObject([{ at: 'unconfirmed' }])
    })

    test('a text longer than it takes at once is spoken whole, in parts', async () => {
      const long = '今天下午三点在会议室讲解医疗保险，欢迎大家来听。'.repeat(12)
      const outcomes = announce(long)
      await clock.advance(10 * MINUTE_MS)
      expect(outcomes).toEqual([{ at: 'spoken' }])
      expect(spoken().toReversed().join('')).toBe(long)
    })

    test('a text without a sound fails at once', async () => {
      const outcomes = announce('　 \n')
      await clock.advance(0)
      expect(outcomes).toMatchObject([{ at: 'failed' }])
    })

    test('through noise on the line every text is spoken once, none cut off, and slowly too', async () => {
      bench.act({ action: 'set-noise', noise: 'some' }, { action: 'set-speed', speed: 'slow' })
      const texts = Array.from({ length: 6 }, (_, i) => `请A00${i}号到1号窗口`)
      const outcomes = announce(...texts)
      await clock.advance(10 * MINUTE_MS)
      expect(outcomes.map((outcome) => outcome?.at)).not.toContain(undefined)
      expect(spoken().toReversed()).toEqual(texts)
      expect(bench.view().brokenOff).toBe(0)
    })

    test('unplugged in mid-word it may have been heard; what waited behind is known not to be', async () => {
      const outcomes = announce(CALL, '请A033号到2号窗口')
      await clock.advance(1500)
      bench.act({ action: 'unplug' })
      await clock.advance(100)
      expect(outcomes).toMatchObject([{ at: 'unconfirmed' }, { at: 'failed' }])
      expect(await bench.supervisor.announcer()?.announce('x')).toMatchObject({ at: 'failed' })
      bench.act({ action: 'plug-in' })
      await clock.advance(10_000)
      const again = announce('请A034号到2号窗口')
      await clock.advance(20_000)
      expect(again).toEqual([{ at: 'spoken' }])
      expect(spoken()).toEqual(['请A034号到2号窗口', CALL])
    })

    test('one that lost its power in mid-word is not believed to have spoken', async () => {
      const outcomes = announce(CALL)
      await clock.advance(1500)
      bench.act({ action: 'power-cycle' })
      await clock.advance(20_000)
      expect(outcomes).toMatchObject([{ at: 'unconfirmed' }])
      expect(spoken()).toEqual([])
    })

    test('one that stops answering in mid-word is unconfirmed, told as down, and back when it answers', async () => {
      const outcomes = announce(CALL)
      await clock.advance(1500)
      bench.act({ action: 'set-manners', manners: 'silent' })
      await clock.advance(20_000)
      expect(outcomes).toMatchObject([{ at: 'unconfirmed' }])
      expect(bench.health().at).toBe('down')
      bench.act({ action: 'set-manners', manners: 'all' })
      await clock.advance(MINUTE_MS)
      expect(bench.health()).toEqual(READY)
    })

    test.each(['silent', 'dead', 'stuck'] as const)(
      'one that is %s is known within a minute, before anybody needs it',
      async (manners) => {
        bench.act({ action: 'set-manners', manners })
        await clock.advance(MINUTE_MS)
        expect(bench.health().at).toBe('down')
        expect(await bench.supervisor.announcer()?.announce(CALL)).toMatchObject({ at: 'failed' })
      },
    )

    test('one that speaks without end is stopped in time and does not hold up the rest for ever', async () => {
      bench.act({ action: 'set-manners', manners: 'endless' })
      const outcomes = announce(CALL)
      await clock.advance(2000)
      bench.act({ action: 'set-manners', manners: 'all' })
      await clock.advance(2 * MINUTE_MS)
      expect(outcomes).toMatchObject([{ at: 'unconfirmed' }])
      expect(bench.view().speaking).toBeNull()
      const next = announce('请A033号到2号窗口')
      await clock.advance(20_000)
      expect(next).toEqual([{ at: 'spoken' }])
    })
  })
}
