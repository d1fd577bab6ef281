import type { CardEvent, CardReader, DriverContext, Opened, Running } from '#daemon/devices/ports.ts'
import type { ReaderState } from '#daemon/devices/protocols/pcsc/messages.ts'
import type { Pcscd } from './pcscd.ts'

type PresenceSettings = { reader: string; pollMs: number; heartbeatMs: number }
type Context = Pick<DriverContext<PresenceSettings>, 'settings' | 'clock' | 'log' | 'report' | 'reopen'>

/** `mute`: how often in a row a card lay there that said no ATR. `events`: pcscd's count when the card was told of. */
type Arming = {
  listener: (event: CardEvent) => void
  phase: { at: 'waiting'; mute: number } | { at: 'lifting' } | { at: 'present'; events: number }
}

const ABSENT_BEAT_MS = 1000 // one that is plugged in again is found within a moment
const MUTE_LOOKS = 3 // pcscd needs a moment to switch a chip on

const WHY = {
  silent: 'pcscd does not answer',
  gone: 'pcscd has ended',
  senseless: 'pcscd answers what is not known here',
} as const

/** Says of every state of health that this reader knows nobody. */
const ONLY = 'presence-only'

/** Asks for the reader once, then over and over until the socket is gone. */
export async function startPresence(context: Context, pcscd: Pcscd): Promise<Opened<Running<CardReader>>> {
  const { settings, clock, report, log } = context
  let arming: Arming | undefined
  let reader: 'there' | 'missing' = 'there'
  let endRest = () => {}

  const disarm = () => (arming = undefined)
  const tellDown = () => {
    const listener = arming?.listener
    disarm()
    listener?.({ at: 'failed', reason: 'reader-down' })
  }
  const take = (states: readonly ReaderState[]) => {
    const found = states.find(({ name }) => name.includes(settings.reader))
    reader = found === undefined ? 'missing' : 'there'
    report(found === undefined ? [ONLY, 'missing'] : [ONLY])
    if (found === undefined) tellDown()
    else if (arming !== undefined) look(arming, found)
  }
  const look = (mine: Arming, { card, atr, events }: ReaderState) => {
    const { phase, listener } = mine
    switch (phase.at) {
      case 'waiting':
        if (card === 'absent') mine.phase = { at: 'waiting', mute: 0 }
        else if (atr.length > 0) {
          mine.phase = { at: 'present', events }
          listener({ at: 'present', atr })
        } else if (phase.mute + 1 < MUTE_LOOKS) mine.phase = { at: 'waiting', mute: phase.mute + 1 }
        else {
          mine.phase = { at: 'lifting' }
          listener({ at: 'failed', reason: 'unreadable' })
        }
        return
      case 'lifting':
        if (card === 'absent') mine.phase = { at: 'waiting', mute: 0 }
        return
      case 'present':
        if (card === 'present' && events === phase.events) return
        disarm()
        listener({ at: 'removed' })
    }
  }
  const restFor = (ms: number) =>
    new Promise<void>((resolve) => {
      endRest = () => {
        cancel()
        resolve()
      }
      const cancel = clock.after(ms, resolve)
    })
  const stop = () => {
    pcscd.end()
    endRest()
    tellDown()
  }

  const first = await pcscd.readers()
  if (first.at !== 'states') return { at: 'failed', reason: WHY[first.at] }
  log.info({ readers: first.states.map(({ name }) => name) }, 'readers of pcscd')
  take(first.states)

  const converse = async () => {
    while (pcscd.state() === 'open') {
      await restFor(
        arming !== undefined ? settings.pollMs : reader === 'missing' ? ABSENT_BEAT_MS : settings.heartbeatMs,
      )
      if (pcscd.state() !== 'open') return
      const heard = await pcscd.readers()
      if (heard.at === 'states') take(heard.states)
      else if (heard.at !== 'gone') return giveUp(WHY[heard.at])
    }
  }
  const giveUp = (why: string) => {
    log.warn(why)
    stop()
    context.reopen(why)
  }
  void converse().catch((error: unknown) => {
    log.error({ err: error }, 'pcscd could not be talked to')
    stop()
    context.reopen('a fault of the driver')
  })

  return {
    at: 'open',
    value: {
      device: {
        arm(listener) {
          if (pcscd.state() !== 'open' || reader === 'missing') {
            listener({ at: 'failed', reason: 'reader-down' })
            return () => undefined
          }
          const mine: Arming = { listener, phase: { at: 'waiting', mute: 0 } }
          arming = mine
          listener({ at: 'waiting', for: 'card' })
          endRest()
          return () => {
            if (arming === mine) disarm()
          }
        },
      },
      stop,
    },
  }
}
