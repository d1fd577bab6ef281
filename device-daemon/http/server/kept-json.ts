import { setImmediate as pause } from 'node:timers/promises'

/** So many are written without a pause: some milliseconds. */
const WRITTEN_AT_A_TIME = 200

/** JSON arrays of objects of which most were written before: each is written once for as long as it is the same object. */
export type KeptJson<Part extends object> = {
  /** With a pause after some that had to be written. `write`: JSON of one part. */
  array(parts: readonly Part[], write: (part: Part) => string): Promise<string>
}

export function openKeptJson<Part extends object>(): KeptJson<Part> {
  const kept = new WeakMap<Part, string>()
  return {
    async array(parts, write) {
      const written: string[] = []
      let made = 0
      for (const part of parts) {
        const known = kept.get(part)
        const json = known ?? write(part)
        written.push(json)
        if (known !== undefined) continue
        kept.set(part, json)
        if (++made % WRITTEN_AT_A_TIME === 0) await pause()
      }
      return `[${written.join(',')}]`
    },
  }
}
