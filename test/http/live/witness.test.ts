import { EventEmitter } from 'node:events'
import type { FastifyReply } from 'fastify'
import { expect, test } from 'vitest'
import { openLiveStream } from '#daemon/http/live/live-stream.ts'
import { manualClock } from '#test/support/manual-clock.ts'

/** A stream, and screens that join it from the addresses a test gives. */
function hall() {
  const clock = manualClock()
  const live = openLiveStream(clock, () => 0)
  const join = (screen: string | null, address: string) => {
    let heard = ''
    const raw = Object.assign(new EventEmitter(), {
      setHeader: () => {},
      writeHead: () => {},
      writableLength: 0,
      write: (text: string) => void (heard += text),
      end: () => {},
    })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a reply as a stream takes over
    const reply = { hijack: () => {}, getHeaders: () => ({}), raw } as unknown as FastifyReply
    const place = screen === null ? ({ at: 'lobby' } as const) : ({ at: 'hall', screen } as const)
    live.join(reply, { kiosk: 'kiosk-1', address, place }, null)
    return {
      witness: /^event: witness\ndata: \{"witness":"([\w-]{22})"\}$/m.exec(heard)?.[1] ?? null,
      leave: () => raw.emit('close'),
    }
  }
  return { live, join, clock }
}

test('a hall screen is believed to have spoken while it listens, and by its own name alone', () => {
  const { live, join } = hall()
  const screen = join('hall-1', '10.0.0.5')
  const witness = screen.witness ?? ''
  expect(live.isWitness('hall-1', witness)).toBe(true)
  expect(live.isWitness('hall-2', witness)).toBe(false)
  expect(live.isWitness('hall-1', 'guessed')).toBe(false)
  expect(live.isWitness('hall-1', '')).toBe(false)
  screen.leave()
  expect(live.isWitness('hall-1', witness)).toBe(false)
})

test('a stranger is no hall screen: neither without joining as one nor under a name that a screen bears', () => {
  const { live, join } = hall()
  const screen = join('hall-1', '10.0.0.5')
  expect(join(null, '10.0.0.66').witness).toBeNull()
  const stranger = join('hall-1', '10.0.0.66').witness ?? ''
  expect(live.isWitness('hall-1', stranger)).toBe(false)
  expect(live.isWitness('hall-1', screen.witness ?? '')).toBe(true)
  // The screen itself comes back after a break before its old stream is seen to have ended.
  const again = join('hall-1', '10.0.0.5')
  expect(live.isWitness('hall-1', again.witness ?? '')).toBe(true)
  screen.leave()
  expect(live.isWitness('hall-1', again.witness ?? '')).toBe(true)
})

test('a name goes to another machine once its own has been gone for two minutes', async () => {
  const { live, join, clock } = hall()
  const old = join('hall-1', '10.0.0.5')
  const moved = join('hall-1', '10.0.0.7').witness ?? ''
  old.leave()
  expect(live.isWitness('hall-1', moved)).toBe(false)
  await clock.advance(121_000)
  expect(live.isWitness('hall-1', moved)).toBe(true)
  expect(live.isWitness('hall-1', join('hall-1', '10.0.0.5').witness ?? '')).toBe(false)
})
