import pino from 'pino'
import type { Log } from '#daemon/log.ts'

/** The real logger, saying nothing. */
export function silentLog(): Log {
  return pino({ level: 'silent' })
}
