import type { DriverContext, Opened } from '#daemon/devices/ports.ts'
import { readAnswer, type Answer } from '#daemon/devices/protocols/sdt/answer.ts'
import { FRAME_MAX, request, type CommandName } from '#daemon/devices/protocols/sdt/frame.ts'
import { wrapForHid } from '#daemon/devices/protocols/sdt/hid-wrapping.ts'
import { createFrameParser, type FrameBody } from '#daemon/devices/protocols/sdt/parser.ts'
import { openLineNoise } from '../../line-noise.ts'

/** `silent`: nothing came in time. `noise`: bytes came, and no answer among them. `gone`: the wire has ended. */
export type Heard = Answer | { at: 'silent' | 'noise' | 'gone' }

/** Talking with one reader over one open wire: the only place that reads it. */
export type Conversation = {
  state(): 'open' | 'gone'
  /**
   * One question and its answer; one at a time. What the answer holds is overwritten as soon as `use` returns: nothing
   * of a card stays behind here.
   */
  ask<T>(command: CommandName, deadlineMs: number, use: (heard: Heard) => T): Promise<T>
  /** Ends it from our side; the wire itself is the supervisor's to close. */
  end(): void
}

const NOISE_BYTES = 4 * FRAME_MAX // a line that bends some answers still brings others whole

/** Opens the wire. */
export async function openConversation(
  context: Pick<DriverContext<unknown>, 'connect' | 'clock' | 'reopen'>,
  transport: 'raw' | 'hid-wrapped',
): Promise<Opened<Conversation>> {
  const { clock } = context
  const parser = createFrameParser()
  const noise = openLineNoise(context, NOISE_BYTES)
  let state: 'open' | 'gone' = 'open'
  let hear: ((heard: FrameBody | 'gone') => void) | undefined
  let line: 'silent' | 'noise' = 'silent'

  const end = () => {
    state = 'gone'
    parser.reset()
    hear?.('gone')
  }
  const opened = await context.connect({
    onBytes(bytes) {
      line = 'noise'
      const skippedBefore = parser.skipped()
      const bodies = parser.feed(bytes)
      // The wire's chunk holds a piece of a person too.
      bytes.fill(0)
      for (const body of bodies) {
        hear?.(body)
        body.fill(0)
      }
      if (bodies.length > 0) noise.understood()
      else noise.heard(parser.skipped() - skippedBefore)
    },
    onClose: end,
  })
  if (opened.at === 'failed') return opened
  const connection = opened.value

  const ask: Conversation['ask'] = (command, deadlineMs, use) =>
    new Promise((resolve, reject) => {
      if (state === 'gone') return resolve(use({ at: 'gone' }))
      const settle = (heard: Heard) => {
        hear = undefined
        cancel()
        parser.reset()
        try {
          resolve(use(heard))
        } catch (bug) {
          reject(bug instanceof Error ? bug : new Error(String(bug)))
        }
      }
      const cancel = clock.after(deadlineMs, () => settle({ at: line }))
      hear = (heard) => {
        const answer = heard === 'gone' ? { at: 'gone' as const } : readAnswer(command, heard)
        if (answer !== undefined) settle(answer)
      }
      // Half a frame of before would swallow this one's answer.
      parser.reset()
      line = 'silent'
      const frame = request(command)
      void connection.write(transport === 'raw' ? frame : wrapForHid(frame, 'request'), deadlineMs)
    })

  return { at: 'open', value: { state: () => state, ask, end } }
}
