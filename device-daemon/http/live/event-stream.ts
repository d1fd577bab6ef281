import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Clock } from '#daemon/clock.ts'

/** What a stream tells: the name of an event, and one object as its data. */
export type StreamMessage = { event: string; data: object }

/** A stream of server-sent events. `Who` is what the stream knows of a listener; each has an object of its own. */
export type EventStream<Who extends object> = {
  /** Takes over the reply, and sends `first` at once; it ends when the listener goes or the stream closes. */
  join(reply: FastifyReply, who: Who, first?: string): void
  /** Sends the same text to every listener that hears it; one write each. */
  send(frame: string, hears?: (who: Who) => boolean): void
  sendTo(who: Who, frame: string): void
  end(who: Who): void
  /** In the order in which they came. */
  listeners(): Who[]
  close(): void
}

/** How often a stream shows that the wire still holds (design, fixed names). */
const HEARTBEAT_MS = 15_000
/** A listener that reads nothing is cut off before it fills the memory. */
const BACKLOG_MAX_BYTES = 1024 * 1024

/** A comment line: keeps proxies and the screens' watchdog content. */
export const SIGN_OF_LIFE = ': \n\n'

/** The text of one event. `id`: the ledger entry it was born of. */
export function frameOf({ event, data }: StreamMessage, id: number | null = null): string {
  return `event: ${event}\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}

/** Every stream of the daemon. `beat`: what to do every 15 s instead of sending a comment. `left`: a listener has gone. */
export function openEventStream<Who extends object>(
  clock: Pick<Clock, 'after'>,
  {
    beat,
    left = () => {},
    backlogMaxBytes = BACKLOG_MAX_BYTES,
  }: { beat?: () => void; left?: (who: Who) => void; backlogMaxBytes?: number } = {},
): EventStream<Who> {
  const wires = new Map<Who, ServerResponse>()
  let cancelBeat = clock.after(HEARTBEAT_MS, beatAndGoOn)

  function beatAndGoOn(): void {
    if (beat === undefined) for (const [who, wire] of wires) write(who, wire, SIGN_OF_LIFE)
    else beat()
    cancelBeat = clock.after(HEARTBEAT_MS, beatAndGoOn)
  }

  function write(who: Who, wire: ServerResponse, frame: string): void {
    if (wire.writableLength <= backlogMaxBytes) {
      wire.write(frame)
      return
    }
    forget(who)
    wire.destroy()
  }

  function forget(who: Who): void {
    if (wires.delete(who)) left(who)
  }

  return {
    join(reply, who, first) {
      reply.hijack()
      const { raw } = reply
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      if (first !== undefined) raw.write(first)
      wires.set(who, raw)
      raw.on('close', () => forget(who))
      raw.on('error', () => forget(who))
    },
    send(frame, hears = () => true) {
      for (const [who, wire] of wires) if (hears(who)) write(who, wire, frame)
    },
    sendTo(who, frame) {
      const wire = wires.get(who)
      if (wire !== undefined) write(who, wire, frame)
    },
    end(who) {
      wires.get(who)?.end()
      wires.delete(who)
    },
    listeners: () => [...wires.keys()],
    close() {
      cancelBeat()
      for (const wire of wires.values()) wire.end()
      wires.clear()
    },
  }
}
