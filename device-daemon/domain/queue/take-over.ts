import { evolveAll } from './evolve.ts'
import type { QueueEvent, TakeOverHow } from './events.ts'
import { windowDay } from './places.ts'
import * as refusal from './refusals.ts'
import type { QueueCommand } from './commands.ts'
import type { Decision } from './refusals.ts'
import type { QueueFacts } from './rules.ts'
import type { QueueState, TakeOver } from './state.ts'

type Asked = Extract<TakeOver, { at: 'asked' }>
type TakeOverCommand = Extract<QueueCommand, { type: `${string}-take-over` | 'take-over-window' }>

/** So long the clerk who serves may think it over; no answer then is a yes, because that clerk may have gone. */
const ANSWERED_WITHIN_MS = 60_000

const accept = (...events: QueueEvent[]): Decision => ({ at: 'accepted', events })

/** Milliseconds that the one who is asked still has at `time`. A clock that was set moves the end by a minute at most. */
export const msToAnswer = ({ since }: Asked, time: string): number =>
  Math.max(0, ANSWERED_WITHIN_MS - Math.abs(Date.parse(time) - Date.parse(since)))

const goesThrough = (
  window: string,
  { clerk, from }: Omit<Asked, 'at' | 'since'>,
  how: TakeOverHow,
): QueueEvent[] => [
  { type: 'window-opened', window, clerk },
  { type: 'take-over-allowed', window, clerk, from, how },
]

/** Takes a window from another clerk: at once while it has no ticket in hand, otherwise that clerk is asked first. */
export const askToTakeOver = (state: QueueState, window: string, clerk: string): Decision => {
  const { busyWith, takeOver } = windowDay(state, window)
  if (busyWith === null) return accept({ type: 'window-opened', window, clerk })
  if (takeOver.at !== 'asked') return accept({ type: 'take-over-asked', window, clerk })
  return takeOver.clerk === clerk ? accept() : refusal.takeOverAskedAlready()
}

/** What comes of a 接替 that was asked for, and the one that asks nobody. */
export const decideTakeOver = (
  state: QueueState,
  command: TakeOverCommand,
  { rules, time }: QueueFacts,
): Decision => {
  const { window, clerk } = command
  if (!rules.windows.includes(window)) return refusal.unknownWindow()
  const { service, busyWith, takeOver } = windowDay(state, window)
  const asked = takeOver.at === 'asked' ? takeOver : null
  switch (command.type) {
    case 'take-over-window': {
      if (service.at !== 'closed' && service.clerk === clerk) return accept()
      if (service.at === 'closed' || busyWith === null)
        return accept({ type: 'window-opened', window, clerk })
      return accept(...goesThrough(window, { clerk, from: service.clerk }, 'lead'))
    }
    case 'allow-take-over':
    case 'refuse-take-over':
      if (asked === null || asked.clerk !== command.asker) return refusal.takeOverSettled()
      if (asked.from !== clerk) return refusal.windowTaken()
      return command.type === 'allow-take-over'
        ? accept(...goesThrough(window, asked, 'answer'))
        : accept({ type: 'take-over-refused', window, clerk: asked.clerk, by: clerk })
    case 'withdraw-take-over':
      return asked?.clerk === clerk
        ? accept({ type: 'take-over-withdrawn', window, clerk })
        : refusal.takeOverSettled()
    case 'allow-unanswered-take-over':
      return asked?.clerk === clerk && asked.since === command.since && msToAnswer(asked, time) === 0
        ? accept(...goesThrough(window, asked, 'no-answer'))
        : accept()
  }
}

/** Windows at which a clerk waits for an answer. */
export const takeOversAsked = ({ windows }: QueueState): readonly { window: string; asked: Asked }[] =>
  [...windows].flatMap(([window, { takeOver }]) =>
    takeOver.at === 'asked' ? [{ window, asked: takeOver }] : [],
  )

/** The same decision; where it leaves a window with nobody in hand, the one who asked for that window has it. */
export const passOn = (state: QueueState, decision: Decision, { time }: QueueFacts): Decision => {
  if (decision.at === 'refused' || decision.events.length === 0) return decision
  const waits = takeOversAsked(state)
  if (waits.length === 0) return decision
  const after = evolveAll(state, decision.events, { time, day: state.day })
  const passed = waits.flatMap(({ window }) => {
    const { busyWith, takeOver } = windowDay(after, window)
    return takeOver.at === 'asked' && busyWith === null ? goesThrough(window, takeOver, 'free') : []
  })
  return passed.length === 0 ? decision : { at: 'accepted', events: [...decision.events, ...passed] }
}
