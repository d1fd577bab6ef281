import { setImmediate as pause } from 'node:timers/promises'

/** So many are written without a pause: some milliseconds. */
const WRITTEN_AT_A_TIME = 200

/**
 * JSON arrays of objects of which most were written before: each is written once for as long as it is the same object. As it
 * is: no schema leaves anything of it out.
 */
export type KeptJson<Part extends object> = {
  /** With a pause after some that had to be written. */
  array(parts: readonly Part[]): Promise<string>
}

export function openKeptJson<Part extends object>(): KeptJson<Part> {
  const kept = new WeakMap<Part, string>()
  return {
    async array(parts) {
      const written: string[] = []
      let made = 0
      for (const part of parts) {
        const known = kept.get(part)
        const json = known ?? JSON.stringify(part)
        written.push(json)
        if (known !== undefined) continue
        kept.set(part, json)
        if (++made % WRITTEN_AT_A_TIME === 0) await pause()
      }
      return `[${written.join(',')}]`
    },
  }
}
