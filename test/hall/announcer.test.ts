import { expect, onTestFinished, test, vi } from 'vitest'
import type { Announcement, HeardReply } from '#contract/announcement.ts'
import { type Announcer, createAnnouncer } from '../../kiosk-ui/hall/announcer.ts'
import type { ClipPlayer } from '../../kiosk-ui/parts/clip-player.ts'
import { turn } from '#test/support/turn.ts'

function call(id: string, more: Partial<Announcement> = {}): Announcement {
  const calledAt = '2026-11-24T04:00:00.000Z'
  return {
    id,
    ticketId: `t-${id}`,
    number: 'A001',
    window: '1',
    text: '',
    clips: [id],
    times: 1,
    calledAt,
    ...more,
  }
}

/** A player that ends a clip when the test says so, and hears what is played; it breaks down over some clips. */
function madeUpPlayer({ missing = [] as readonly string[], breaking = [] as readonly string[] } = {}) {
  const heard: string[] = []
  const stopped: string[] = []
  let playing = Promise.withResolvers<void>()
  let lets: 'sound' | 'silence' | 'nobody' = 'sound'
  const player: ClipPlayer = {
    async allowed() {
      if (lets === 'nobody') throw new Error('there is no sound card')
      return lets === 'sound'
    },
    prepare: async () => {},
    async play(clips, _volume, signal) {
      if (clips.some((clip) => breaking.includes(clip))) throw new Error('the sound card has gone')
      const there = clips.filter((clip) => !missing.includes(clip))
      heard.push(...there)
      const aborted = new Promise<void>((stop) => signal.addEventListener('abort', () => stop()))
      if (clips[0] !== 'chime') await Promise.race([playing.promise, aborted])
      if (signal.aborted) stopped.push(...clips)
      return { at: signal.aborted ? 'stopped' : 'ended', sounded: there.length }
    },
    close: () => {},
  }
  return {
    player,
    heard,
    stopped,
    /** What is being said comes to its end. */
    async end() {
      playing.resolve()
      playing = Promise.withResolvers()
      await turn()
    },
    lets: (what: typeof lets) => (lets = what),
  }
}

/** A screen, and a station that answers what it is told. */
function hall(made = madeUpPlayer()) {
  const spoken: string[] = []
  const told: string[] = []
  const touches = new EventTarget()
  let answer: HeardReply | null = { goOn: true, others: false }
  const announcer: Announcer = createAnnouncer(
    {
      volume: () => 1,
      onSpoken: ({ id }, outcome) => spoken.push(`${id} ${outcome}`),
      tell: async ({ sound, saying }) => {
        told.push(saying === null ? sound : `${sound} ${saying}`)
        return answer
      },
    },
    { player: made.player, touches },
  )
  onTestFinished(() => announcer.close())
  return { ...made, announcer, spoken, told, touches, answers: (next: typeof answer) => (answer = next) }
}

test('a screen says what it is given to say, and tells all the while that it does', async () => {
  const { announcer, heard, end, spoken, told } = hall()
  await turn()
  expect(told).toEqual(['on'])
  announcer.say(call('1'))
  await turn()
  expect(heard).toEqual(['chime', '1'])
  expect(told.at(-1)).toBe('on 1')
  expect(announcer.state.value).toMatchObject({ at: 'speaking', announcement: { id: '1' } })
  await end()
  expect(spoken).toEqual(['1 spoken'])
  expect(announcer.state.value).toEqual({ at: 'silent' })
})

test('a call that is withdrawn breaks off in the middle of a word, and nothing is told of it as said', async () => {
  const { announcer, stopped, spoken } = hall()
  announcer.say(call('1', { times: 3 }))
  await turn()
  announcer.withdraw('t-2')
  await turn()
  expect(stopped, 'of another ticket').toEqual([])
  announcer.withdraw('t-1')
  await turn()
  expect(stopped).toEqual(['1'])
  expect(spoken).toEqual([])
  expect(announcer.state.value).toEqual({ at: 'silent' })
})

test('the next call is said in place of the one that it is given after', async () => {
  const { announcer, heard, end, spoken } = hall()
  announcer.say(call('1'))
  await turn()
  announcer.say(call('2'))
  await turn()
  expect(heard).toEqual(['chime', '1', 'chime', '2'])
  await end()
  expect(spoken).toEqual(['2 spoken'])
})

test('a screen whose call was given to another falls silent', async () => {
  const { announcer, stopped, spoken, answers } = hall()
  announcer.say(call('1'))
  await turn()
  answers({ goOn: false, others: true })
  announcer.connected()
  await turn()
  expect(stopped).toEqual(['1'])
  expect(spoken).toEqual([])
})

test('a screen that is cut off from the station leaves the hall to the other one, but finishes where it is alone', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  for (const others of [true, false]) {
    const { announcer, stopped, answers } = hall()
    answers({ goOn: true, others })
    announcer.say(call('1'))
    await vi.advanceTimersByTimeAsync(1000)
    answers(null)
    await vi.advanceTimersByTimeAsync(1000)
    expect(stopped, 'it may be a moment only').toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(stopped).toEqual(others ? ['1'] : [])
    announcer.close()
  }
})

test('a word that is missing leaves the rest, and a call without any word counts as not said', async () => {
  const { announcer, heard, end, spoken } = hall(madeUpPlayer({ missing: ['dao'] }))
  announcer.say(call('1', { clips: ['qing', 'dao', '1'] }))
  await turn()
  await end()
  expect(heard).toEqual(['chime', 'qing', '1'])
  announcer.say(call('2', { clips: ['dao'] }))
  await turn()
  await end()
  expect(spoken).toEqual(['1 spoken', '2 failed'])
})

test('a call that breaks off is told as not said, and the next ones are said', async () => {
  const { announcer, heard, end, spoken } = hall(madeUpPlayer({ breaking: ['1'] }))
  announcer.say(call('1'))
  await turn()
  announcer.say(call('2'))
  await turn()
  expect(heard).toEqual(['chime', 'chime', '2'])
  await end()
  expect(spoken).toEqual(['1 failed', '2 spoken'])
})

test.for(['silence', 'nobody'] as const)(
  'a screen that lets out %s tells so, asks for a touch, and is heard from the touch on',
  async (lets) => {
    const made = madeUpPlayer()
    made.lets(lets)
    const { announcer, told, touches } = hall(made)
    await turn()
    expect(told).toEqual(['blocked'])
    expect(announcer.state.value).toEqual({ at: 'blocked' })
    made.lets('sound')
    touches.dispatchEvent(new Event('pointerup'))
    await turn()
    expect(told).toEqual(['blocked', 'on'])
    expect(announcer.state.value).toEqual({ at: 'silent' })
  },
)

test('a screen without sound asks nobody for a touch where something else can be heard', async () => {
  const made = madeUpPlayer()
  made.lets('silence')
  const { announcer, answers, touches } = hall(made)
  answers({ goOn: false, others: true })
  touches.dispatchEvent(new Event('pointerup'))
  await turn()
  expect(announcer.state.value).toEqual({ at: 'silent' })
})
