import { createHash, randomBytes } from 'node:crypto'
import type {
  CardEvent,
  CardReader,
  DriverContext,
  HeldCard,
  Opened,
  Running,
} from '#daemon/devices/ports.ts'
import { samIdText, splitReading } from '#daemon/devices/protocols/sdt/answer.ts'
import type { CommandName } from '#daemon/devices/protocols/sdt/frame.ts'
import type { Conversation, Heard } from './conversation.ts'
import { holdCard } from './held-card.ts'
import {
  atRest,
  questionOf,
  step,
  type ChipMark,
  type ReadingInput,
  type ReadingState,
  type Telling,
} from './reading.ts'

type SessionSettings = {
  pollMs: number
  findMs: number
  readMs: number
  tries: number
  badAnswers: number
  heartbeatMs: number
}
type Context = Pick<DriverContext<SessionSettings>, 'settings' | 'clock' | 'log' | 'report' | 'reopen'>

const PROBES = 2 // line noise may spoil the first one
const TROUBLE = 2 // one answer may be lost
const HELD_MS = 60_000 // longer than any use of a card takes
const TROUBLE_BEAT_MS = 1000 // a reader that came back should be told within a moment

/** Asks the module for its status; resolves once it has answered as an SDT module does. */
export async function startSession(
  context: Context,
  talk: Conversation,
): Promise<Opened<Running<CardReader>>> {
  const probed = await probe(context, talk)
  if (probed.at === 'failed') return probed
  const { settings, clock } = context
  // Marks of chips mean nothing beyond this session.
  const salt = randomBytes(16)
  let state: ReadingState = atRest
  let listener: ((event: CardEvent) => void) | undefined
  let held: HeldCard | undefined
  let cancelHeld = () => {}
  let bad = 0
  let endRest = () => {}

  const letGo = () => {
    cancelHeld()
    held?.release()
    held = undefined
  }
  const keep = (card: HeldCard) => {
    letGo()
    held = card
    cancelHeld = clock.after(HELD_MS, letGo)
  }
  const tell = (telling: Telling) => {
    if (telling.at === 'removed') letGo()
    if (telling.at !== 'read') return listener?.(telling)
    if (held !== undefined) listener?.({ at: 'read', card: held })
  }
  const take = (input: ReadingInput) => {
    const next = step(state, input, settings.tries)
    state = next.state
    for (const telling of next.tell) tell(telling)
  }

  const useOf =
    (command: CommandName, asked: ReadingState) =>
    (heard: Heard): ReadingInput | null => {
      // Called off meanwhile: a card that was read is not even looked at.
      if (state !== asked) return null
      return inputOf(
        command,
        heard,
        (text) => {
          const card = holdCard(text)
          if (card !== undefined) keep(card)
          return card === undefined ? 'wrong' : 'held'
        },
        (serial) => markOf(salt, serial),
      )
    }

  /** Asks what the state wants, over and over, until the wire is gone. */
  const converse = async () => {
    while (talk.state() === 'open') {
      const asked = state
      const question = questionOf(asked)
      if (question === null) await restFor(bad > 0 ? TROUBLE_BEAT_MS : settings.heartbeatMs)
      else if (question.wait === 'poll') await restFor(settings.pollMs)
      if (talk.state() !== 'open') return
      if (state !== asked) continue
      const answered = question === null ? await beat() : await inquire(question.command, asked)
      bad = answered === 0 ? 0 : bad + answered
      if (bad >= settings.badAnswers) return giveUp()
      context.report(bad > TROUBLE ? ['unresponsive'] : [])
    }
  }
  const beat = () => talk.ask('samStatus', settings.findMs, badnessOf)
  const inquire = async (command: CommandName, asked: ReadingState) => {
    const deadline = command === 'readTextAndPhoto' ? settings.readMs : settings.findMs
    let badness = 0
    const input = await talk.ask(command, deadline, (heard) => {
      badness = badnessOf(heard)
      return useOf(command, asked)(heard)
    })
    if (input !== null && talk.state() === 'open') take(input)
    return input?.at === 'unanswered' ? badness : 0
  }
  const restFor = (ms: number) =>
    new Promise<void>((resolve) => {
      endRest = () => {
        cancel()
        resolve()
      }
      const cancel = clock.after(ms, resolve)
    })

  const giveUp = () => {
    context.log.warn('the card reader stopped answering')
    stop()
    context.reopen('the card reader stopped answering')
  }
  const stop = () => {
    talk.end()
    letGo()
    state = atRest
    endRest()
    const told = listener
    listener = undefined
    told?.({ at: 'failed', reason: 'reader-down' })
  }

  void converse().catch((error: unknown) => {
    context.log.error({ err: error }, 'the card reader could not be talked to')
    stop()
    context.reopen('a fault of the driver')
  })
  return {
    at: 'open',
    value: {
      device: {
        arm(wanted) {
          letGo()
          if (talk.state() !== 'open') {
            wanted({ at: 'failed', reason: 'reader-down' })
            return () => undefined
          }
          listener = wanted
          take({ at: 'armed' })
          endRest()
          return () => {
            if (listener !== wanted) return
            listener = undefined
            letGo()
            take({ at: 'disarmed' })
            endRest()
          }
        },
      },
      stop,
    },
  }
}

async function probe({ settings, log }: Context, talk: Conversation): Promise<Opened<undefined>> {
  for (let n = 0; n < PROBES; n += 1) {
    const heard = await talk.ask('samStatus', settings.findMs, (answer) =>
      answer.at === 'reader-fault' ? `fault ${answer.status.toString(16)}` : answer.at,
    )
    if (heard === 'gone') return { at: 'failed', reason: 'the wire ended' }
    if (heard === 'done') {
      const sam = await talk.ask('samId', settings.findMs, (answer) =>
        answer.at === 'done' ? samIdText(answer.data) : 'does not say',
      )
      log.info({ sam }, 'card reader probed')
      return { at: 'open', value: undefined }
    }
    if (heard.startsWith('fault')) return { at: 'failed', reason: `its security module reports ${heard}` }
  }
  return { at: 'failed', reason: 'no SDT card reader answers here' }
}

/** How much an exchange says against the reader. A line with noise still has a device at its other end. */
function badnessOf(heard: Heard): 0 | 1 | 2 {
  switch (heard.at) {
    case 'done':
    case 'no-card':
    case 'card-fault':
      return 0
    case 'garbled':
    case 'noise':
      return 1
    case 'silent':
    case 'reader-fault':
    case 'gone':
      return 2
  }
}

/** What an answer means for the reading. `hold` gets the text of a card, `mark` the serial of a chip. */
function inputOf(
  command: CommandName,
  heard: Heard,
  hold: (text: Uint8Array) => 'held' | 'wrong',
  mark: (serial: Uint8Array) => ChipMark,
): ReadingInput {
  switch (heard.at) {
    case 'done': {
      if (command === 'readSerial') return { at: 'done', chip: mark(heard.data) }
      if (command !== 'readTextAndPhoto') return { at: 'done', chip: '' }
      const reading = splitReading(heard.data)
      return { at: reading !== undefined && hold(reading.text) === 'held' ? 'card-read' : 'card-wrong' }
    }
    case 'no-card':
    case 'card-fault':
      return heard
    case 'reader-fault':
      // Modules that do not know the question cannot tell whether the card is still there.
      return command === 'readSerial' ? { at: 'no-card' } : { at: 'unanswered' }
    case 'garbled':
    case 'silent':
    case 'noise':
    case 'gone':
      return { at: 'unanswered' }
  }
}

/** Tells chips apart without keeping what they are called. */
function markOf(salt: Uint8Array, serial: Uint8Array): ChipMark {
  return serial.length === 0 ? '' : createHash('sha256').update(salt).update(serial).digest('base64url')
}
