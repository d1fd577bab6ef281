import pino from 'pino'
import { stackInSources } from './stack.ts'

/** What every room may log with; JSON lines on stdout, nothing personal ever (fields below are cut out in any case). */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>

/** The one logger. `level` is a pino level. */
export function openLog(level: string): pino.Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorInSources },
    redact: { paths: ['*.token', '*.qr', '*.cardRef', '*.pin', 'req.headers.cookie'], remove: true },
  })
}

function errorInSources(error: Error): pino.SerializedError {
  const said = pino.stdSerializers.err(error)
  return { ...said, stack: stackInSources(said.stack) }
}
