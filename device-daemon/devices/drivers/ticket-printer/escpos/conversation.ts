import type { PrintFault } from '#contract/ticket.ts'
import type { Clock } from '#daemon/clock.ts'
import type { DriverContext, Opened, WireWrite } from '#daemon/devices/ports.ts'
import { fenceRequest } from '#daemon/devices/protocols/escpos/confirmation.ts'
import { openDemultiplexer, type PrinterReply } from '#daemon/devices/protocols/escpos/demultiplexer.ts'
import { openLineNoise } from '../../line-noise.ts'
import { realtimeRequest, type RealtimeQuery } from '#daemon/devices/protocols/escpos/status.ts'

/** Everything that can be heard on the wire, in the order it came; `gone` is always the last. */
export type Heard = PrinterReply | { at: 'gone'; why: PrintFault }

/** Talking with one printer over one open wire: the only place that reads it. */
export type Conversation = {
  state(): 'open' | { at: 'gone'; why: PrintFault }
  /** Ends it from our side; listeners get `gone`. The supervisor closes the wire itself. */
  end(why: PrintFault): void
  /** Resolves when the wire has taken all of it. `fences` is how many GS r are among the bytes. */
  send(bytes: Uint8Array, deadlineMs: number, fences?: number): Promise<WireWrite>
  /** DLE EOT n. One at a time, for an answer does not say which question it belongs to. */
  ask(query: RealtimeQuery): Promise<number | 'silent'>
  /** Sends a GS r of its own. */
  sendFence(): Promise<WireWrite>
  /** How many GS r have been sent and not been answered. Each is answered in order, or never. */
  fencesOut(): number
  /** Gives up on all GS r sent so far: a late answer to them is noise from here on. */
  forgetFences(): void
  /** Hears everything from now on; returns an end. */
  listen(listener: (heard: Heard) => void): () => void
  /** The first thing from now on that `pick` recognises; silent after `ms` or when the printer is gone. */
  until<T>(pick: (heard: Heard) => T | undefined, ms: number): Promise<T | 'silent'>
}

const HALF_ANSWER_MS = 500 // 7 bytes take 8 ms at 9600 baud; a USB bridge may hold a chunk back for some tens more
const NOISE_BYTES = 64 // the longest answer has 7; a line that hums has bent some of several by then
const ASK_WRITE_MS = 5000 // three bytes; the missing answer is noticed long before

/** Opens the wire. `statusMs` is how long a DLE EOT may go unanswered. */
export async function openConversation(
  context: Pick<DriverContext<unknown>, 'connect' | 'clock' | 'reopen'>,
  statusMs: number,
): Promise<Opened<Conversation>> {
  const { clock } = context
  const demultiplexer = openDemultiplexer()
  const noise = openLineNoise({ reopen: (reason) => lose(reason) }, NOISE_BYTES)
  const listeners = new Set<(heard: Heard) => void>()
  let state: 'open' | { at: 'gone'; why: PrintFault } = 'open'
  let fencesOut = 0
  let cancelRest = () => {}

  const tell = (heard: Heard) => {
    for (const listener of listeners) listener(heard)
  }
  const end = (why: PrintFault) => {
    if (state !== 'open') return
    state = { at: 'gone', why }
    cancelRest()
    tell(state)
    listeners.clear()
  }
  const lose = (reason: string) => {
    end('timeout')
    context.reopen(reason)
  }
  const hear = (reply: PrinterReply) => {
    if (reply.at === 'noise') noise.heard(reply.count)
    else if (reply.at !== 'flow') noise.understood()
    if (reply.at !== 'fence') return tell(reply)
    if (!isPaperStatus(reply.byte)) {
      // A stray byte must not stand for a slip: only the four answers of GS r 1 count.
      demultiplexer.expectFence()
      return tell({ at: 'noise', bytes: [reply.byte], count: 1 })
    }
    fencesOut -= 1
    return tell(reply)
  }
  const hearAll = (replies: readonly PrinterReply[]) => {
    cancelRest()
    for (const reply of replies) if (state === 'open') hear(reply)
    if (state !== 'open' || demultiplexer.expects() === 'nothing') return
    cancelRest = clock.after(HALF_ANSWER_MS, () => hearAll(demultiplexer.giveUpRest()))
  }
  const opened = await context.connect({
    onBytes: (bytes) => hearAll(demultiplexer.feed(bytes)),
    onClose: () => end('unplugged'),
  })
  if (opened.at === 'failed') return opened
  const connection = opened.value

  const send: Conversation['send'] = (bytes, deadlineMs, fences = 0) => {
    for (let n = 0; n < fences; n += 1) demultiplexer.expectFence()
    fencesOut += fences
    return connection.write(bytes, deadlineMs)
  }
  const listen: Conversation['listen'] = (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const until: Conversation['until'] = (pick, ms) =>
    state === 'open' ? firstOf(listen, pick, clock, ms) : Promise.resolve('silent')

  return {
    at: 'open',
    value: {
      state: () => state,
      end,
      send,
      listen,
      until,
      sendFence: () => send(fenceRequest(), ASK_WRITE_MS, 1),
      fencesOut: () => fencesOut,
      forgetFences() {
        demultiplexer.forget()
        fencesOut = 0
      },
      async ask(query) {
        if (state !== 'open') return 'silent'
        demultiplexer.expectRealtime(query)
        const answer = until((heard) => (heard.at === 'realtime' ? heard.byte : undefined), statusMs)
        void connection.write(realtimeRequest(query), ASK_WRITE_MS)
        const byte = await answer
        if (byte === 'silent') {
          // A late answer would be taken for the next question's; the GS r still out stay expected.
          demultiplexer.forget()
          for (let n = 0; n < fencesOut; n += 1) demultiplexer.expectFence()
        }
        return byte
      },
    },
  }
}

function firstOf<T>(
  listen: Conversation['listen'],
  pick: (heard: Heard) => T | undefined,
  clock: Clock,
  ms: number,
): Promise<T | 'silent'> {
  return new Promise((resolve) => {
    const settle = (found: T | 'silent') => {
      cancel()
      unlisten()
      resolve(found)
    }
    const cancel = clock.after(ms, () => settle('silent'))
    const unlisten = listen((heard) => {
      const found = pick(heard)
      if (found !== undefined) settle(found)
      else if (heard.at === 'gone') settle('silent')
    })
  })
}

/** GS r 1 answers with two pairs of equal bits: 03 near end, 0C end. */
function isPaperStatus(byte: number): boolean {
  return byte === 0x00 || byte === 0x03 || byte === 0x0c || byte === 0x0f
}
