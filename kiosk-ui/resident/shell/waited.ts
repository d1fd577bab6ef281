/** How long a resident has been waiting for the daemon: a moment, long enough to need words, too long to stay. */
export type Waited = 'short' | 'long' | 'too-long'

/** A tap is answered in 30 ms; after this a resident wonders whether it counted. */
const LONG_MS = 1200
/** A restart takes under 3 s; after this a person is sent to the desk. */
const TOO_LONG_MS = 20_000

/** Calls back when the wait grows; returns a way to stop. */
export function watchPatience(onGrown: (waited: Waited) => void): () => void {
  const long = setTimeout(() => onGrown('long'), LONG_MS)
  const tooLong = setTimeout(() => onGrown('too-long'), TOO_LONG_MS)
  return () => {
    clearTimeout(long)
    clearTimeout(tooLong)
  }
}
