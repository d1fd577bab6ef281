// Who comes and works on a day at three windows: residents, clerks, and what befalls their printer.
import type { BenchAction } from '#contract/bench.ts'
import type { Actor } from '#daemon/domain/actor.ts'
import type { QueueCommand } from '#daemon/domain/queue/commands.ts'
import { HEAL } from '#test/support/heal-printer.ts'
import type { ManualClock } from '#test/support/manual-clock.ts'
import { isWhole, type PrinterBench, timesPrinted } from '#test/support/printer-bench.ts'
import { oneOf, type Random, upTo } from '#test/support/seeded.ts'
import type { Engine } from './engine.ts'
import type { Tally } from './suite.ts'

export const MINUTE = 60_000
const COMES = 0.4 // a minute, more than three clerks can do at times

const CLERKS: Readonly<Record<string, string>> = { W1: 'zhang', W2: 'wang', W3: 'zhao' }
export const WINDOWS = Object.keys(CLERKS)
const RESIDENT: Actor = { at: 'resident', kiosk: 'kiosk-1' }

/** What may befall the printer; it is put right some minutes later. */
const FAULTS: readonly BenchAction[] = [
  { action: 'remove-paper' },
  { action: 'paper-ends-after', lines: 4 },
  { action: 'open-cover' },
  { action: 'unplug' },
  { action: 'go-offline' },
  { action: 'power-cycle' },
  { action: 'set-manners', manners: 'silent' },
]

/** What they meet. */
export type PeoplesStation = { engine: Engine; bench: PrinterBench }

/** Everybody's day, minute by minute. */
export function people(
  random: Random,
  clock: ManualClock,
  { tally, words }: { tally: Tally; words: () => string },
) {
  /** Slips whose end has been looked at; a printer remembers only the newest that were taken away. */
  const seen = new Set<string>()
  let commands = 0
  let healAt = 0
  let minute = 0

  async function does({ engine }: PeoplesStation, command: QueueCommand, actor: Actor): Promise<boolean> {
    commands += 1
    const outcome = await engine.station.execute(`day-${commands}`, command, actor, 'kiosk-1')
    return outcome.at === 'done'
  }

  async function residents(station: PeoplesStation): Promise<void> {
    if (random() < COMES) {
      const declared = random() < 0.25
      await does(station, { type: 'take-ticket', kiosk: 'kiosk-1', print: true, declared }, RESIDENT)
    }
    if (random() > 0.03) return
    const waiting = [...station.engine.station.state().queue.tickets.values()].filter(
      ({ state }) => state.at === 'waiting',
    )
    if (waiting.length === 0) return
    const { id: ticketId } = oneOf(random, waiting)
    await does(station, { type: 'cancel-ticket', ticketId, by: 'resident', window: null }, RESIDENT)
  }

  function befall({ bench }: PeoplesStation): void {
    if (minute >= healAt && healAt > 0) {
      bench.act(...HEAL)
      healAt = 0
    } else if (healAt === 0 && random() < 0.03) {
      bench.act(oneOf(random, FAULTS))
      healAt = minute + 1 + upTo(random, 8)
    }
  }

  /** Slips that have come out since the last look. */
  function look({ engine, bench }: PeoplesStation): void {
    const paper = bench.view()
    for (const { id, number, print } of engine.station.state().queue.tickets.values()) {
      if (seen.has(id) || print.at === 'none' || print.at === 'sending') continue
      seen.add(id)
      const story = () => `${words()}: ${number}`
      const times = timesPrinted(paper, number)
      tally.check('no slip is out twice', times <= 1, story)
      if (print.at === 'printed')
        tally.check('what is called printed is out whole', isWhole(paper, number), story)
      if (print.at === 'failed') tally.check('what is called failed is not out', times === 0, story)
    }
    bench.act({ action: 'take-slip' })
  }

  /** One press of a clerk, such as the moment allows. */
  async function press(station: PeoplesStation, window: string): Promise<void> {
    const clerk = CLERKS[window] ?? ''
    const at = { window, clerk }
    const actor: Actor = { at: 'staff', account: clerk, window }
    const { queue } = station.engine.station.state()
    const ticketId = queue.windows.get(window)?.busyWith ?? null
    const run = (command: QueueCommand) => does(station, command, actor)
    const chance = random()
    if (ticketId === null) {
      const own = [...queue.tickets.values()].filter(
        ({ state }) => 'window' in state && state.window === window,
      )
      const held = own.find(({ state }) => state.at === 'held')
      const done = own.findLast(({ state }) => state.at === 'done')
      if (chance < 0.05) {
        await run({ type: 'issue-ticket', ...at, kiosk: 'kiosk-1', print: true, serve: chance < 0.03 })
        return
      }
      if (held !== undefined && chance < 0.35) {
        await run({ type: 'return-ticket', ticketId: held.id, by: clerk })
        return
      }
      if (done !== undefined && chance > 0.96) {
        await run({ type: chance > 0.98 ? 'undo-ending' : 'take-up-ticket', ticketId: done.id, ...at })
        return
      }
      await run({ type: 'call-next', ...at })
      return
    }
    const ticket = queue.tickets.get(ticketId)
    if (ticket === undefined) throw new Error(`no ticket ${ticketId}`)
    if (ticket.state.at === 'called') {
      await run({
        type: 'record-announcement',
        ticketId,
        call: 0,
        calledAt: ticket.state.calledAt,
        by: 'hall',
        text: '',
        outcome: 'spoken',
      })
      // Who does not come is called until the rule lets them be passed over.
      if (ticket.state.calls > 1 || chance < 0.1) {
        await clock.advance(21_000)
        if (!(await run({ type: 'mark-no-show', ticketId, ...at })))
          await run({ type: 'recall-ticket', ticketId, ...at })
      } else if (chance < 0.15) await run({ type: 'refuse-priority', ticketId, window, by: clerk })
      else if (chance < 0.18) await run({ type: 'cancel-ticket', ticketId, by: 'clerk', window })
      else await run({ type: 'serve-ticket', ticketId, ...at })
      return
    }
    if (chance < 0.03) await run({ type: 'hold-ticket', ticketId, ...at, reason: '材料没带齐' })
    else if (chance < 0.2) await run({ type: 'finish-ticket', ticketId, ...at })
    else if (chance < 0.3) await run({ type: 'finish-and-call', ticketId, ...at })
  }

  return {
    async pass(station: PeoplesStation, minutes: number): Promise<void> {
      for (let i = 0; i < minutes; i++) {
        minute += 1
        const began = clock.now()
        await residents(station)
        befall(station)
        for (const window of WINDOWS) {
          await clock.advance(upTo(random, 12_000))
          await press(station, window)
        }
        await clock.advance(Math.max(0, MINUTE - (clock.now() - began)))
        look(station)
      }
    },
  }
}
