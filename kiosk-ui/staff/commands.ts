import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '#contract/problem.ts'
import type { Reply } from '../link/ask.ts'
import { newCommandId } from '../link/command-id.ts'
import { pause } from '../link/pause.ts'
import { untilAnswered } from '../link/until-answered.ts'
import { words } from './words.ts'

/**
 * How far the newest press has got. `unheard`: no answer yet, it is sent again as the same command. `settling`:
 * done, and the second press of a trembling finger is still to come. `refused`: in the station's own words.
 */
type Doing<Act> =
  | { at: 'free' }
  | { at: 'sending'; act: Act }
  | { at: 'unheard'; act: Act }
  | { at: 'settling'; act: Act }
  | { at: 'refused'; detail: string }

export type Commands<Act extends string = string> = {
  doing: ReadonlySignal<Doing<Act>>
  /** The words on an act's button. */
  named(act: Act): string
  /**
   * Sends one wish until it is answered; a press while another is under way is dropped. Resolves with what was
   * answered, or null when it was dropped, refused or given up.
   */
  run<Value>(act: Act, send: (commandId: string) => Promise<Reply<Value>>): Promise<Value | null>
  /** A press that was not made on this screen did not count, and nothing else says so. */
  refusedElsewhere(detail: string): void
  /** The words of a refusal have been read. */
  clear(): void
  /** Stops waiting for the press that is under way, because the clerk has left this screen. */
  abandon(): void
}

/** A second press within this time is the same wish. */
const SETTLE_MS = 400
/** A press must not call a resident minutes later. */
const GIVE_UP_MS = 60_000

/** `named` gives each act the words on its button. */
export function createCommands<Act extends string>(
  named: Readonly<Record<Act, string>>,
  onRefused: (problem: Problem) => void,
  wait: typeof pause = pause,
  giveUpAfter: (ms: number) => AbortSignal = (ms) => AbortSignal.timeout(ms),
): Commands<Act> {
  const doing = signal<Doing<Act>>({ at: 'free' }, { name: 'doing' })
  let leaving = new AbortController()

  const isBusy = () => !['free', 'refused'].includes(doing.peek().at)

  async function settle(act: Act, ended: AbortSignal): Promise<void> {
    doing.value = { at: 'settling', act }
    await wait(SETTLE_MS, ended)
    if (!ended.aborted && doing.peek().at === 'settling') doing.value = { at: 'free' }
  }

  return {
    doing,
    named: (act) => named[act],
    async run(act, send) {
      if (isBusy()) return null
      const commandId = newCommandId()
      const left = leaving.signal
      doing.value = { at: 'sending', act }
      const reply = await untilAnswered(
        async () => {
          const answer = await send(commandId)
          if (answer.at === 'away' && !left.aborted) doing.value = { at: 'unheard', act }
          return answer
        },
        AbortSignal.any([left, giveUpAfter(GIVE_UP_MS)]),
        wait,
      )
      if (left.aborted) return null
      switch (reply.at) {
        case 'ok':
          void settle(act, left)
          return reply.value
        case 'refused':
          doing.value = { at: 'refused', detail: reply.problem.detail }
          onRefused(reply.problem)
          return null
        case 'away':
          doing.value = { at: 'refused', detail: words.gaveUp(named[act]) }
          return null
      }
    },
    refusedElsewhere(detail) {
      if (!isBusy()) doing.value = { at: 'refused', detail }
    },
    clear() {
      if (doing.peek().at === 'refused') doing.value = { at: 'free' }
    },
    abandon() {
      leaving.abort()
      leaving = new AbortController()
      doing.value = { at: 'free' }
    },
  }
}
