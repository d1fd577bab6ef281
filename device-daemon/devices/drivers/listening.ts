import type { DriverContext, Opened, Running } from '#daemon/devices/ports.ts'

/** What is told of from now on, to one listener at a time. Returns the end of it. */
type Listenable<Told> = { listen(listener: (told: Told) => void): () => void }

/** Bytes in, whole things out. */
type Parser<Told> = {
  feed(piece: Uint8Array): Told[]
  /** What was begun does not go on. */
  reset(): void
}

type Manner = {
  /** After so long a silence what was begun will not go on, and the parser is told so; without it, it may always. */
  pauseMs?: number
  /** With as many bytes as came in one piece, and how many things were understood in it. */
  heard?: (bytes: number, understood: number) => void
  /** It is listened to no more. */
  ended?: () => void
}

/**
 * Listens to a device that only ever talks (scanner, pad) over its wire. It is never asked anything, so only the wire
 * tells whether it is there.
 */
export async function openListening<Told>(
  { connect, clock }: Pick<DriverContext<unknown>, 'connect' | 'clock'>,
  parser: Parser<Told>,
  { pauseMs, heard, ended }: Manner,
): Promise<Opened<Running<Listenable<Told>>>> {
  let tell: ((told: Told) => void) | undefined
  let cancelRest = () => {}
  const end = () => {
    cancelRest()
    parser.reset()
    ended?.()
  }

  const opened = await connect({
    onBytes(bytes) {
      cancelRest()
      if (pauseMs !== undefined) cancelRest = clock.after(pauseMs, parser.reset)
      const found = parser.feed(bytes)
      for (const told of found) tell?.(told)
      heard?.(bytes.length, found.length)
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
