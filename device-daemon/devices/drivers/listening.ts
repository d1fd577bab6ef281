import type { DriverContext, Opened, Running } from '#daemon/devices/ports.ts'

/** What is told of from now on, to one listener at a time. Returns the end of it. */
type Listenable<Told> = { listen(listener: (told: Told) => void): () => void }

/** Bytes in, whole things out. */
type Parser<Told> = {
  feed(piece: Uint8Array): Told[]
  /** What was begun does not go on. */
  reset(): void
}

/** How long the silence may be for a device that says each thing in one piece. */
export const ANY_PAUSE_MS = Number.POSITIVE_INFINITY

/**
 * Listens to a device that only ever talks (scanner, pad) over its wire. `pauseMs`: after so long a silence what was
 * begun will not go on, and the parser is told so then. It is never asked anything, so only the wire tells whether it is
 * there. `ended`: it is listened to no more.
 */
export async function openListening<Told>(
  { connect, clock }: Pick<DriverContext<unknown>, 'connect' | 'clock'>,
  parser: Parser<Told>,
  pauseMs: number,
  ended: () => void = () => {},
): Promise<Opened<Running<Listenable<Told>>>> {
  let tell: ((told: Told) => void) | undefined
  let cancelRest = () => {}
  const end = () => {
    cancelRest()
    parser.reset()
    ended()
  }

  const opened = await connect({
    onBytes(bytes) {
      cancelRest()
      if (pauseMs !== ANY_PAUSE_MS) cancelRest = clock.after(pauseMs, parser.reset)
      for (const told of parser.feed(bytes)) tell?.(told)
    },
    onClose: end,
  })
  if (opened.at === 'failed') return opened
  return {
    at: 'open',
    value: {
      device: {
        listen(listener) {
          tell = listener
          return () => {
            if (tell === listener) tell = undefined
          }
        },
      },
      stop() {
        tell = undefined
        end()
      },
    },
  }
}
