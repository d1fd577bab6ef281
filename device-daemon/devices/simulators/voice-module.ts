import type { BenchAnnouncer } from '#contract/bench.ts'
import type { Clock } from '#daemon/clock.ts'
import { replyByte, type Syn6288Reply } from '../protocols/syn6288/frame.ts'
import { openSyn6288Parser, type Syn6288Command } from '../protocols/syn6288/parser.ts'
import { refused, takingActions } from './acts.ts'
import { openCable } from './cable.ts'
import { openNoise } from './noise.ts'
import type { Simulator } from './simulator.ts'
import { openWatchers } from './watchers.ts'

const ANSWER_MS = 5 // it answers within a few characters' time
const DEAF_MS = 8 // the manual wants frames further apart than this
const BUSY_LAG_MS = 80 // how long after taking a text it still says that it is idle
const PAUSE_MS = 500 // after so long a silence the rest of a frame is not waited for
const BREATH_MS = 300
const CHARACTER_MS = { normal: 200, slow: 600 }
const SPOKEN_KEPT = 8

const ACTIONS = ['set-manners', 'set-noise', 'set-speed', 'unplug', 'plug-in', 'power-cycle'] as const

/**
 * A SYN6288 voice module at the far end of a wire. A text that comes while it speaks breaks the other one off, as with
 * the real one, and one that comes too soon after another frame is not heard at all. Pulling its data line does not stop
 * what it says; cutting its power does.
 */
export function openVoiceModule({ name, model }: { name: string; model: string }, clock: Clock): Simulator {
  let parts: Pick<BenchAnnouncer, 'manners' | 'noise' | 'speed'> = {
    manners: 'all',
    noise: 'none',
    speed: 'normal',
  }
  let speech: { text: string; busyFrom: number; cancelEnd: () => void } | undefined
  let spoken: BenchAnnouncer['spoken'] = []
  let brokenOff = 0
  let heardAt = clock.monotonic()
  let frameAt = -Infinity
  const parser = openSyn6288Parser()
  const addNoise = openNoise()
  const { watch, changed } = openWatchers()

  const reply = (said: Syn6288Reply) => {
    if (parts.manners === 'silent') return
    const bytes = Uint8Array.of(replyByte(said))
    cable.say(parts.noise === 'some' ? addNoise(bytes) : bytes, ANSWER_MS)
  }
  const breakOff = () => {
    if (speech === undefined) return
    speech.cancelEnd()
    speech = undefined
    brokenOff += 1
  }
  const speak = (written: string) => {
    breakOff()
    const text = withoutMarks(written)
    const ms = BREATH_MS + Array.from(text).length * CHARACTER_MS[parts.speed]
    const cancelEnd = parts.manners === 'endless' ? () => {} : clock.after(ms, ended)
    speech = { text, busyFrom: clock.monotonic() + BUSY_LAG_MS, cancelEnd }
  }
  const ended = () => {
    if (speech === undefined) return
    spoken = [{ id: (spoken[0]?.id ?? 0) + 1, text: speech.text }, ...spoken].slice(0, SPOKEN_KEPT)
    speech = undefined
    reply('idle')
    changed()
  }
  const obey = (command: Syn6288Command) => {
    switch (command.at) {
      case 'speak':
        if (parts.manners === 'refusing') return reply('bad')
        speak(command.text)
        return reply('accepted')
      case 'stop':
        breakOff()
        return reply('accepted')
      case 'query':
        return reply(speech !== undefined && clock.monotonic() >= speech.busyFrom ? 'speaking' : 'idle')
      case 'bad':
        return reply('bad')
    }
  }

  const cable = openCable(clock, (bytes) => {
    const now = clock.monotonic()
    if (now - heardAt > PAUSE_MS) parser.reset()
    heardAt = now
    if (parts.manners === 'dead') return
    for (const command of parser.feed(bytes)) {
      const isDeaf = now - frameAt < DEAF_MS
      frameAt = now
      if (!isDeaf) obey(command)
    }
    changed()
  })
  const set = (wanted: Partial<typeof parts>) => {
    parts = { ...parts, ...wanted }
    return done()
  }
  const done = () => {
    changed()
    return { at: 'done' as const }
  }

  return {
    name,
    attach: cable.attach,
    watch,
    view: () => ({
      at: 'announcer',
      model,
      plug: cable.plug(),
      ...parts,
      speaking: speech?.text ?? null,
      spoken,
      brokenOff,
    }),
    act: takingActions(ACTIONS, '语音模块没有这个。', (action) => {
      switch (action.action) {
        case 'set-manners':
          if (action.manners === 'no-process-id') return refused('语音模块没有这一档。')
          if (action.manners === 'stuck') cable.hold()
          else cable.flow()
          return set({ manners: action.manners })
        case 'set-noise':
          return set({ noise: action.noise })
        case 'set-speed':
          return set({ speed: action.speed })
        case 'unplug':
          cable.pull()
          return done()
        case 'plug-in':
          cable.plugIn()
          return done()
        case 'power-cycle':
          breakOff()
          parser.reset()
          reply('ready')
          return done()
      }
    }),
  }
}

/** `[v8]` and the like are told to the module and not spoken. */
function withoutMarks(text: string): string {
  return text.replaceAll(/\[[a-z]\d+\]/g, '')
}
