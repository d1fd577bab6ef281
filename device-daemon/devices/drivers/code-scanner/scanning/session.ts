import type { CodeScanner, DriverContext, Opened, Running, ScannedCode } from '#daemon/devices/ports.ts'
import type { CodeParser } from '#daemon/devices/protocols/scanner/code-parser.ts'

/**
 * Listens to a scanner over its wire, whatever it speaks. `pauseMs`: after so long a silence a code that was begun
 * will not go on. A scanner is never asked anything, so only the wire tells whether it is there.
 */
export async function openScanSession(
  { connect, clock }: Pick<DriverContext<unknown>, 'connect' | 'clock'>,
  parser: CodeParser,
  pauseMs: number,
): Promise<Opened<Running<CodeScanner>>> {
  let tell: ((code: ScannedCode) => void) | undefined
  let heardAt = clock.monotonic()

  const opened = await connect({
    onBytes(bytes) {
      const now = clock.monotonic()
      if (now - heardAt > pauseMs) parser.reset()
      heardAt = now
      for (const code of parser.feed(bytes)) tell?.(code)
    },
    onClose: () => parser.reset(),
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
        parser.reset()
      },
    },
  }
}
