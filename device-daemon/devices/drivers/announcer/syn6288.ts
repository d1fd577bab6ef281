import { Type } from 'typebox'
import type { AnnounceOutcome, Announcer, Driver } from '#daemon/devices/ports.ts'
import {
  queryFrame,
  replyOf,
  speakFrame,
  stopFrame,
  type Syn6288Reply,
  textParts,
} from '#daemon/devices/protocols/syn6288/frame.ts'
import { openLineNoise } from '../line-noise.ts'

const WRITE_DEADLINE_MS = 2000 // the longest frame takes 210 ms at 9600 baud
const ANSWER_MS = 600 // it answers within a few characters' time, once the last of the frame has reached it
const GAP_MS = 20 // the manual wants more than 8 ms between two frames; what comes sooner is lost
const TRIES = 3
const QUERY_ANSWER_MS = 250 // nothing of a text is on its way any more
const QUERY_TRIES = 5 // noise bends some; with the look, one that died in mid-word is known within 2 s
const REFUSALS = 3 // so many in a row are no chance noise
const LOOK_MS = 500 // an end that was told while the line was disturbed is noticed so much later
const SOON_MS = 100
const SPEECH_EXTRA_MS = 5000
const BYTE_MS = 250 // slow speech takes half of it: 汉字 are of two bytes
const SIGHTINGS = 2 // one may be noise
const FAST_BYTE_MS = 60 // the fastest speech takes that; before, idle is believed only of one that was seen speaking
const SETTLE_MS = 300 // it may say idle for a little while after it took a text
const HEARTBEAT_MS = 30_000
const NOISE_BYTES = 64 // what it says is one byte long

const Settings = Type.Object(
  {
    prefix: Type.String({
      pattern: '^[!-~]{0,40}$',
      default: '',
      description: '每次念之前的控制标记，如 [v8][t3]（音量、语速），见模块说明书',
    }),
  },
  { additionalProperties: false },
)

type State = 'speaking' | 'idle' | 'silent'

/**
 * SYN6288 voice modules. A text is sent only when the module has said that it is idle, since a new one would cut the
 * old one off; that it has been spoken is believed only when it said twice, after taking it, that it is idle again, and
 * had either been seen speaking or had the time to.
 */
export const driver: Driver<'announcer', typeof Settings, Announcer> = {
  port: 'announcer',
  settings: Settings,
  wires: ['serial', 'tcp', 'simulated'],
  async start({ connect, clock, settings, report, reopen }) {
    let line: 'open' | 'ended' = 'open'
    let hear: (reply: Syn6288Reply) => void = () => {}
    let giveUp = () => {}
    /** Of the announcement that is being spoken. */
    let calledOff: AbortSignal | undefined
    const isCalledOff = () => calledOff?.aborted === true
    let restarts = 0
    let sightings = 0
    let refusals = 0
    let lineUsedAt = -Infinity
    let cancelHeartbeat = () => {}
    const hasEnded = () => line === 'ended'
    const end = () => {
      line = 'ended'
      cancelHeartbeat()
      giveUp()
    }

    const noise = openLineNoise({ reopen }, NOISE_BYTES)
    const opened = await connect({
      onBytes(bytes) {
        lineUsedAt = clock.monotonic()
        for (const byte of bytes) {
          const reply = replyOf(byte)
          if (reply === 'ready') restarts += 1
          if (reply === 'speaking') sightings += 1
          if (reply === undefined) noise.heard(1)
          else {
            noise.understood()
            hear(reply)
          }
        }
      },
      onClose: end,
    })
    if (opened.at === 'failed') return opened
    const connection = opened.value

    /** The next of these replies; `silent` when none comes in time, or ever. */
    const heard = <Wanted extends Syn6288Reply>(
      wanted: readonly Wanted[],
      withinMs: number,
    ): Promise<Wanted | 'silent'> =>
      new Promise((resolve) => {
        if (hasEnded()) return resolve('silent')
        const settle = (reply: Wanted | 'silent') => {
          cancel()
          hear = giveUp = () => {}
          resolve(reply)
        }
        const cancel = clock.after(withinMs, () => settle('silent'))
        giveUp = () => settle('silent')
        hear = (reply) => {
          const found = wanted.find((one) => one === reply)
          if (found !== undefined) settle(found)
        }
      })

    const rest = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))
    /** When the line has been quiet for long enough; an answer tells best that the frame before it has arrived. */
    const gap = () => rest(Math.max(0, lineUsedAt + GAP_MS - clock.monotonic()))
    const send = async (frame: Uint8Array) => {
      const write = await connection.write(frame, WRITE_DEADLINE_MS)
      lineUsedAt = clock.monotonic()
      return write
    }
    /** Sends a frame and waits for one of the replies to it. The reply may come before the write has ended. */
    const ask = async <Wanted extends Syn6288Reply>(
      frame: Uint8Array,
      wanted: readonly Wanted[],
      answerMs = ANSWER_MS,
    ) => {
      await gap()
      const reply = heard(wanted, answerMs + WRITE_DEADLINE_MS)
      const write = await send(frame)
      if (write.at !== 'written') giveUp()
      const cancel = clock.after(answerMs, () => giveUp())
      const answer = await reply
      cancel()
      return answer
    }
    const answerToQuery = async (): Promise<State> => {
      for (let tries = 0; tries < QUERY_TRIES && !hasEnded(); tries += 1) {
        const answer = await ask(queryFrame(), ['speaking', 'idle'], QUERY_ANSWER_MS)
        if (answer !== 'silent') return answer
      }
      return 'silent'
    }
    /** Idle only when it says so twice: one bit of noise is all there is between the two. */
    const state = async (): Promise<State> => {
      const first = await answerToQuery()
      return first === 'idle' ? answerToQuery() : first
    }

    /** `speaking`: still, after all that time. Until an idle would be believed, it is looked at more often. */
    const untilIdle = async (withinMs: number, believed: () => boolean = () => true): Promise<State> => {
      const dueAt = clock.monotonic() + withinMs
      for (;;) {
        const now = await state()
        if (isCalledOff()) return now
        if (now === 'silent' || (now === 'idle' && believed()) || clock.monotonic() >= dueAt) return now
        await heard(['idle'], believed() ? LOOK_MS : SOON_MS)
      }
    }

    /** Whether it took a text after all, though its answer was bent on the way. */
    const speaksSoon = async (): Promise<boolean> => {
      await rest(SETTLE_MS)
      return (await state()) === 'speaking'
    }

    /** A line that bends long frames, or a module of another kind: texts are refused though it answers well. */
    const noteRefusals = (count: number) => {
      refusals = count
      report(refusals >= REFUSALS ? ['texts-refused'] : [])
    }

    const speak = async (text: Uint8Array): Promise<AnnounceOutcome> => {
      const ownMs = SPEECH_EXTRA_MS + text.length * BYTE_MS
      let refusal = ''
      for (let tries = 0; tries < TRIES; tries += 1) {
        const before = await untilIdle(ownMs)
        if (isCalledOff()) return { at: 'stopped' }
        if (before !== 'idle') return trouble(tries === 0 ? 'failed' : 'unconfirmed', before)
        const restartsBefore = restarts
        const sightingsBefore = sightings
        const answer = await ask(speakFrame(text), ['accepted', 'bad'])
        const takenAt = clock.monotonic()
        if (answer === 'accepted' || (await speaksSoon())) {
          noteRefusals(0)
          const after = await untilIdle(
            ownMs,
            () =>
              sightings - sightingsBefore >= SIGHTINGS ||
              clock.monotonic() - takenAt >= text.length * FAST_BYTE_MS,
          )
          if (isCalledOff()) return stopInMidWord(after)
          if (after !== 'idle') return trouble('unconfirmed', after)
          // Idle it is too when power was lost in the middle of a word.
          return restarts === restartsBefore ? { at: 'spoken' } : { at: 'unconfirmed', reason: 'restarted' }
        }
        if (answer === 'bad') noteRefusals(refusals + 1)
        refusal = answer === 'bad' ? 'refused by the module' : 'not taken by the module'
      }
      return { at: 'failed', reason: refusal }
    }

    /** What was called off is not heard to its end; the next text waits until the module has said that it is idle. */
    const stopInMidWord = async (seen: State): Promise<AnnounceOutcome> => {
      if (seen === 'silent') return trouble('unconfirmed', seen)
      await ask(stopFrame(), ['accepted', 'idle'])
      return { at: 'stopped' }
    }

    /** A module that says nothing, or speaks without end, is opened again. */
    const trouble = (at: 'failed' | 'unconfirmed', seen: State): AnnounceOutcome => {
      if (hasEnded()) return { at, reason: 'the line ended' }
      const reason = seen === 'silent' ? 'does not answer' : 'does not come to an end'
      const stopThenReopen = async () => {
        if (seen === 'speaking') {
          await gap()
          await send(stopFrame())
        }
        reopen(reason)
      }
      void stopThenReopen()
      return { at, reason }
    }

    const speakAll = async (text: string, signal: AbortSignal | undefined): Promise<AnnounceOutcome> => {
      if (signal?.aborted === true) return { at: 'stopped' }
      if (hasEnded()) return { at: 'failed', reason: 'the line ended' }
      const look = () => giveUp()
      calledOff = signal
      signal?.addEventListener('abort', look)
      try {
        return await speakParts(text)
      } finally {
        signal?.removeEventListener('abort', look)
        calledOff = undefined
      }
    }

    const speakParts = async (text: string): Promise<AnnounceOutcome> => {
      const parts = textParts(settings.prefix + text)
      if (parts.length === 0) return { at: 'failed', reason: 'nothing to say' }
      for (const [i, part] of parts.entries()) {
        const outcome = await speak(part)
        if (outcome.at === 'failed' && i > 0) return { ...outcome, at: 'unconfirmed' }
        if (outcome.at !== 'spoken') return outcome
      }
      return { at: 'spoken' }
    }

    let turn: Promise<unknown> = Promise.resolve()
    let waiting = 0
    const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
      waiting += 1
      cancelHeartbeat()
      const before = turn
      const mine = (async () => {
        await before
        const result = await work()
        waiting -= 1
        if (waiting === 0) beat()
        return result
      })()
      turn = mine
      return mine
    }
    /** Between announcements, so that a module that died is known before it is needed. */
    const beat = () => {
      if (hasEnded()) return
      const look = async () => {
        if ((await state()) === 'silent') trouble('failed', 'silent')
      }
      cancelHeartbeat = clock.after(HEARTBEAT_MS, () => void inTurn(look))
    }

    if ((await state()) === 'silent') {
      end()
      return { at: 'failed', reason: 'does not answer' }
    }
    beat()
    return {
      at: 'open',
      value: { device: { announce: (text, signal) => inTurn(() => speakAll(text, signal)) }, stop: end },
    }
  },
}
