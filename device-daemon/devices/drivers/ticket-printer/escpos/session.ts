/*
 * One open wire to one printer, from the probe to the end. The outcome of a slip:
 *
 * | when                        | what happens                               | outcome                             |
 * |-----------------------------|--------------------------------------------|-------------------------------------|
 * | before the first byte       | paper out, cover open, cutter, error,      | failed, that reason; nothing sent   |
 * |                             | offline: said by the printer just now      |                                     |
 * |                             | it answered before and does not answer now | failed, timeout; wire opened again  |
 * |                             | the wire ends, the daemon stops            | failed, unplugged or restarted      |
 * | from the first byte on      | the wire ends, the daemon stops            | unconfirmed, unplugged or restarted |
 * |                             | the line does not take the bytes in time   | unconfirmed; wire opened again      |
 * |                             | paper out, cover open, cutter, error:      | unconfirmed, that reason, at once   |
 * |                             | said twice, or while bytes still go out    |                                     |
 * |                             | neither a fault nor a confirmation in time | unconfirmed, timeout (or offline)   |
 * |                             | more than 64 bytes of nothing but noise    | unconfirmed, timeout; opened again  |
 * |                             | process id of this job answered            | printed                             |
 * |                             | fence answered, status fine afterwards     | printed                             |
 * | a printer that cannot or    | the line has taken the bytes               | unconfirmed, timeout                |
 * | may not be asked            |                                            |                                     |
 *
 * Why nothing is `failed` from the first byte on: the number stands at the top of the slip and may be legible when the
 * paper ends below it, and many units print the rest once there is paper again. The reason still travels with
 * `unconfirmed`, so that the screen can say that the paper is out. A job is sent once: neither a fault nor a new
 * connection sends it again, and a job whose turn comes after the wire has ended is not sent at all.
 *
 * What `printed` cannot know: no ESC/POS printer checks what it received, so bytes that the line lost silently inside the
 * slip leave it incomplete and confirmed.
 *
 * `auto` asks for function 48 first and for GS r next. A printer that has never answered a DLE EOT on this connection is
 * `unresponsive`: it is asked nothing (it might print the question) and its slips stay unconfirmed.
 */
import type { Paper } from '#contract/paper.ts'
import type { PrintFault } from '#contract/ticket.ts'
import type { DriverContext, PrintOutcome, Running, TicketPrinter } from '#daemon/devices/ports.ts'
import { compose } from '#daemon/devices/protocols/escpos/compose.ts'
import type { Confirmation } from '#daemon/devices/protocols/escpos/confirmation.ts'
import type { PrinterModel } from '#daemon/devices/protocols/escpos/printer-model.ts'
import { automaticStatusRequest } from '#daemon/devices/protocols/escpos/status.ts'
import { watchCondition } from './condition.ts'
import type { Conversation } from './conversation.ts'
import { sendJob } from './job.ts'
import { learnMeans, type Means, processIds, settleFences } from './means.ts'

const TROUBLE_BEAT_MS = 1000 // paper put back should show within a moment
const MISSES = 2 // heartbeats without an answer until the wire is opened again
const WRITE_MS = 1000 // of a few bytes of ours

export type SessionSettings = {
  confirmation: 'auto' | 'process-id' | 'fence' | 'none'
  writeMs: number
  confirmMs: number
  heartbeatMs: number
}

/** Probes the printer and resolves once it is known whether and how it answers. */
export async function startSession(
  context: Pick<DriverContext<SessionSettings>, 'settings' | 'clock' | 'log' | 'report' | 'reopen'>,
  talk: Conversation,
  model: PrinterModel,
): Promise<Running<TicketPrinter>> {
  const { settings, clock } = context
  const nextId = processIds()
  const wanted = settings.confirmation === 'auto' ? model.confirmation : settings.confirmation
  let means: Means = wanted === 'auto' ? 'unknown' : wanted
  let misses = 0
  let cancelBeat = () => {}
  let greeted: 'no' | 'yes' = 'no'
  let last: Promise<unknown> = Promise.resolve()

  const condition = watchCondition(talk, clock, () => report())
  const report = () => context.report(condition.heard() === 'never' ? ['unresponsive'] : condition.now())

  // An answer that was slower than the probe still shows what the unit can do.
  talk.listen((heard) => {
    if (heard.at === 'process-id' && wanted === 'auto') means = 'process-id'
  })

  /** Jobs and heartbeats take turns: only one at a time may ask. */
  const inTurn = <T>(activity: () => Promise<T>): Promise<T> => {
    const turn = last.then(activity)
    last = turn.catch(() => undefined)
    return turn
  }

  const lose = (reason: string) => {
    talk.end('timeout')
    context.reopen(reason)
  }

  /** Polls, and makes up for what could not be asked before. */
  const look = async (): Promise<'answered' | 'silent'> => {
    const answered = await condition.poll()
    if (answered === 'silent' || talk.state() !== 'open') return 'silent'
    misses = 0
    if (greeted === 'no') {
      greeted = 'yes'
      await talk.send(automaticStatusRequest(), WRITE_MS)
    }
    if (means === 'unknown' && condition.obstacle() === undefined) {
      await learn()
    }
    return talk.state() === 'open' ? 'answered' : 'silent'
  }

  const learn = async () => {
    const learned = await learnMeans(talk, nextId, clock)
    // A printer that was stopped meanwhile has answered nothing and may yet know both.
    if (learned === 'none') await condition.poll()
    if (means !== 'unknown' || talk.state() !== 'open' || condition.obstacle() !== undefined) return
    means = learned
    context.log.info({ confirmation: means }, 'printer probed')
  }

  const beat = async () => {
    if (talk.state() !== 'open') return
    if ((await look()) === 'silent' && condition.heard() === 'heard' && talk.state() === 'open') {
      misses += 1
      if (misses >= MISSES) lose('the printer stopped answering')
    }
    scheduleBeat()
  }
  const scheduleBeat = () => {
    if (talk.state() !== 'open') return
    const trouble = misses > 0 || condition.obstacle() !== undefined
    cancelBeat = clock.after(trouble ? TROUBLE_BEAT_MS : settings.heartbeatMs, () => void inTurn(beat))
  }

  const job = async (paper: Paper): Promise<PrintOutcome> => {
    const checked = beforeJob()
    // While the printer answers: to lay a slip out takes as long as some answers do. How it is asked to confirm follows.
    const slip = compose(paper, model, { at: 'none' })
    const fault = await checked
    if (fault !== undefined) return { at: 'failed', reason: fault }
    return sendJob(slip, confirmation(), { ...settings, talk, condition, clock })
  }

  /** Why the job must not begin. */
  const beforeJob = async (): Promise<PrintFault | undefined> => {
    const asked = condition.heard() === 'heard'
    if (asked) {
      const { at } = await condition.verifiedObstacle()
      if (at === 'silent' && talk.state() === 'open') lose('the printer stopped answering')
      if (means === 'unknown' && talk.state() === 'open' && condition.obstacle() === undefined) await learn()
      if (means === 'fence' && talk.fencesOut() > 0) await settleFences(talk, clock)
    }
    const state = talk.state()
    return state === 'open' ? condition.obstacle() : state.why
  }

  const confirmation = (): Confirmation => {
    switch (means) {
      case 'process-id':
        return { at: 'process-id', id: nextId() }
      case 'fence':
        return { at: 'fence' }
      case 'unknown':
      case 'none':
        return { at: 'none' }
    }
  }

  await inTurn(look)
  report()
  scheduleBeat()
  return {
    device: { print: (paper) => inTurn(() => job(paper)) },
    stop() {
      cancelBeat()
      talk.end('restarted')
    },
  }
}
