import type { DriverContext, Opened } from '#daemon/devices/ports.ts'
import {
  MINORS,
  readStates,
  type ReaderState,
  readVersion,
  STATES_BYTES,
  statesQuestion,
  VERSION_BYTES,
  versionQuestion,
} from '#daemon/devices/protocols/pcsc/messages.ts'

/** `silent`: nothing, or too little, came in time. `senseless`: no states. `gone`: the socket has ended. */
type StatesHeard = { at: 'states'; states: readonly ReaderState[] } | { at: 'silent' | 'gone' | 'senseless' }

/** Talking with pcscd over one open socket: the only place that reads it. */
export type Pcscd = {
  state(): 'open' | 'gone'
  /** One question at a time. */
  readers(): Promise<StatesHeard>
  /** Ends it from our side; the wire itself is the supervisor's to close. */
  end(): void
}

type Context = Pick<DriverContext<{ answerMs: number }>, 'settings' | 'connect' | 'clock' | 'reopen' | 'log'>

/** Opens the socket and agrees on a version. */
export async function openPcscd(context: Context): Promise<Opened<Pcscd>> {
  const { clock, settings } = context
  let state: 'open' | 'gone' = 'open'
  let hear: ((answer: Buffer | 'silent' | 'gone') => void) | undefined
  let wanted = 0
  let came = Buffer.alloc(0)

  const end = () => {
    state = 'gone'
    hear?.('gone')
  }
  const opened = await context.connect({
    onBytes(bytes) {
      came = Buffer.concat([came, bytes])
      if (hear !== undefined && came.length === wanted) return hear(came)
      if (hear !== undefined && came.length < wanted) return
      // An answer has no mark by which the next could be found again.
      end()
      context.reopen('pcscd says what it was not asked')
    },
    onClose: end,
  })
  if (opened.at === 'failed') return opened
  const connection = opened.value

  const ask = (question: Uint8Array, answerBytes: number): Promise<Buffer | 'silent' | 'gone'> =>
    new Promise((resolve) => {
      if (state === 'gone') return resolve('gone')
      const cancel = clock.after(settings.answerMs, () => hear?.('silent'))
      hear = (answer) => {
        hear = undefined
        cancel()
        // What comes after its time would be taken for the next answer.
        if (answer === 'silent') state = 'gone'
        came = Buffer.alloc(0)
        resolve(answer)
      }
      wanted = answerBytes
      void connection.write(question, settings.answerMs)
    })

  const agreed = await agree((minor) => ask(versionQuestion(minor), VERSION_BYTES))
  if (agreed !== undefined) {
    end()
    return { at: 'failed', reason: agreed }
  }
  return {
    at: 'open',
    value: {
      state: () => state,
      end,
      async readers() {
        const answer = await ask(statesQuestion(), STATES_BYTES)
        if (typeof answer === 'string') return { at: answer }
        const states = readStates(answer)
        return states === undefined ? { at: 'senseless' } : { at: 'states', states }
      },
    },
  }
}

/** Undefined once both speak one version; else why not. pcscd up to 2.3 takes its own alone, and says which that is. */
async function agree(
  ask: (minor: number) => Promise<Buffer | 'silent' | 'gone'>,
): Promise<string | undefined> {
  let minor: number = MINORS.first
  for (;;) {
    const answer = await ask(minor)
    if (answer === 'silent') return 'pcscd does not answer'
    if (answer === 'gone') return 'pcscd ended the talk: this user may not ask it'
    const { at, major, minor: theirs } = readVersion(answer)
    if (at === 'agreed') return undefined
    if (theirs === minor || theirs < MINORS.first || theirs > MINORS.last)
      return `pcscd speaks its version ${major}:${theirs}, which is not known here`
    minor = theirs
  }
}
