import { isPin } from './pins.ts'

/** `known`: from a session, or a device on which a clerk has signed in before. */
export type From = 'stranger' | 'known'

/** PINs that wait to be checked. One at a time: each check takes 19 MiB and all of a core, and residents come first. */
export type PinChecks = {
  /** Null where too many wait already: nothing was checked. */
  check(pin: string, phc: string | Promise<string>, from: From): Promise<boolean> | null
}

/** Some 30 ms each. A flood of strangers waits behind the station's own devices, and for a second at most. */
const MOST_WAITING: Record<From, number> = { stranger: 16, known: 64 }

export function openPinChecks(): PinChecks {
  const waiting: Record<From, (() => Promise<void>)[]> = { stranger: [], known: [] }
  let state: 'idle' | 'checking' = 'idle'

  async function work(): Promise<void> {
    if (state === 'checking') return
    state = 'checking'
    for (;;) {
      const next = waiting.known.shift() ?? waiting.stranger.shift()
      if (next === undefined) break
      await next()
    }
    state = 'idle'
  }

  return {
    check(pin, phc, from) {
      if (waiting[from].length >= MOST_WAITING[from]) return null
      const { promise, resolve, reject } = Promise.withResolvers<boolean>()
      waiting[from].push(async () => isPin(pin, await phc).then(resolve, reject))
      void work()
      return promise
    },
  }
}
