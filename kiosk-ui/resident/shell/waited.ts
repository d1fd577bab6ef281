/**
 * How long a resident has been waiting for the daemon: not so that it is seen, a moment, long enough to need words, too
 * long to stay.
 */
export type Waited = 'unseen' | 'short' | 'long' | 'too-long'

/** Most answers come sooner; to draw that one waits for them would make them later by a frame. */
const SHORT_MS = 150
/** A tap is answered in 30 ms; after this a resident wonders whether it counted. */
const LONG_MS = 1200
/** A restart takes under 3 s; after this a person is sent to the desk. */
const TOO_LONG_MS = 20_000

/** Calls back when the wait grows; returns a way to stop. */
export function watchPatience(onGrown: (waited: Waited) => void): () => void {
  const short = setTimeout(() => onGrown('short'), SHORT_MS)
  const long = setTimeout(() => onGrown('long'), LONG_MS)
  const tooLong = setTimeout(() => onGrown('too-long'), TOO_LONG_MS)
  return () => {
    clearTimeout(short)
    clearTimeout(long)
    clearTimeout(tooLong)
  }
}
