import { expect, onTestFinished, test } from 'vitest'
import type { Announcement } from '#contract/announcement.ts'
import { type Announcer, createAnnouncer } from '../../kiosk-ui/hall/announcer.ts'
import type { ClipPlayer } from '../../kiosk-ui/parts/clip-player.ts'
import { turn } from '#test/support/turn.ts'

const NOW = Date.UTC(2026, 10, 24, 4)

function call(id: string, more: Partial<Announcement> = {}): Announcement {
  const calledAt = new Date(NOW).toISOString()
  return { id, ticketId: id, number: 'A001', window: '1', text: '', clips: [id], times: 1, calledAt, ...more }
}

/** A player that ends a clip when the test says so, and hears what is played; it breaks down over some clips. */
function madeUpPlayer({ missing = [] as readonly string[], breaking = [] as readonly string[] } = {}) {
  const heard: string[] = []
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
      if (clips[0] !== 'chime') await playing.promise
      return { at: signal.aborted ? 'stopped' : 'ended', sounded: there.length }
    },
    close: () => {},
  }
  return {
    player,
    heard,
    /** What is being said comes to its end. */
    async end() {
      playing.resolve()
      playing = Promise.withResolvers()
      await turn()
    },
    lets: (what: typeof lets) => (lets = what),
  }
}

function hall(made = madeUpPlayer(), now = () => NOW) {
  const spoken: string[] = []
  const touches = new EventTarget()
  const announcer: Announcer = createAnnouncer(
    { now, volume: () => 1, onSpoken: ({ id }, outcome) => spoken.push(`${id} ${outcome}`) },
    { player: made.player, touches },
  )
  onTestFinished(() => announcer.close())
  return { ...made, announcer, spoken, touches }
}

test('calls of the same second are said one after another, none cut off', async () => {
  const { announcer, heard, end, spoken } = hall()
  for (const id of ['1', '2', '3']) announcer.announce(call(id))
  await turn()
  expect(heard).toEqual(['chime', '1'])
  await end()
  expect(heard).toEqual(['chime', '1', 'chime', '2'])
  expect(announcer.state.value).toMatchObject({ at: 'speaking', announcement: { id: '2' } })
  await end()
  await end()
  expect(heard).toEqual(['chime', '1', 'chime', '2', 'chime', '3'])
  expect(spoken).toEqual(['1 spoken', '2 spoken', '3 spoken'])
  expect(announcer.state.value).toEqual({ at: 'silent' })
})

test('a call that the stream sends twice is said once, and one that is to be quiet not at all', async () => {
  const { announcer, heard, end } = hall()
  announcer.announce(call('1'))
  announcer.announce(call('1'))
  announcer.announce(call('2', { times: 0 }))
  await turn()
  await end()
  expect(heard).toEqual(['chime', '1'])
})

test('a call from more than a minute ago is not said any more', async () => {
  const { announcer, heard, spoken } = hall()
  announcer.announce(call('1', { calledAt: new Date(NOW - 61_000).toISOString() }))
  await turn()
  expect(heard).toEqual([])
  expect(spoken).toEqual(['1 failed'])
})

test('a word that is missing leaves the rest, and a call without any word counts as not said', async () => {
  const { announcer, heard, end, spoken } = hall(madeUpPlayer({ missing: ['dao'] }))
  announcer.announce(call('1', { clips: ['qing', 'dao', '1'] }))
  await turn()
  await end()
  expect(heard).toEqual(['chime', 'qing', '1'])
  announcer.announce(call('2', { clips: ['dao'] }))
  await turn()
  await end()
  expect(spoken).toEqual(['1 spoken', '2 failed'])
})

test('a call that breaks off is told as not said, and the next ones are said', async () => {
  const { announcer, heard, end, spoken } = hall(madeUpPlayer({ breaking: ['1'] }))
  announcer.announce(call('1'))
  announcer.announce(call('2'))
  await turn()
  expect(heard).toEqual(['chime', 'chime', '2'])
  await end()
  announcer.announce(call('3'))
  await turn()
  await end()
  expect(heard).toEqual(['chime', 'chime', '2', 'chime', '3'])
  expect(spoken).toEqual(['1 failed', '2 spoken', '3 spoken'])
})

test('a call in a hall whose sound card has gone is said as soon as that is back', async () => {
  const { announcer, heard, end, touches, lets, spoken } = hall()
  lets('nobody')
  announcer.announce(call('1'))
  await turn()
  expect(announcer.state.value).toEqual({ at: 'blocked' })
  lets('sound')
  touches.dispatchEvent(new Event('pointerup'))
  await turn()
  await end()
  expect(heard).toEqual(['chime', '1'])
  expect(spoken).toEqual(['1 spoken'])
})

test('a call that the browser does not let out waits for a touch, but not until it is old', async () => {
  let now = NOW
  const { announcer, heard, end, spoken, touches, lets } = hall(madeUpPlayer(), () => now)
  lets('silence')
  announcer.announce(call('1'))
  await turn()
  expect(announcer.state.value).toEqual({ at: 'blocked' })
  announcer.announce(call('2', { calledAt: new Date(NOW + 30_000).toISOString() }))
  now = NOW + 61_000
  lets('sound')
  touches.dispatchEvent(new Event('pointerup'))
  await turn()
  expect(heard).toEqual(['chime', '2'])
  await end()
  expect(spoken).toEqual(['1 failed', '2 spoken'])
})
