import { createRecogniser, type Recogniser } from './recogniser.ts'

let loading: Promise<Recogniser> | null = null

/**
 * Fetched once, with the first sheet. It reads in the page itself: a character takes a few milliseconds, less than asking
 * a worker or the daemon would add, and what somebody writes stays on the screen. Rejects when it cannot be had.
 */
export function loadRecogniser(): Promise<Recogniser> {
  loading ??= fetch(new URL('model.bin', import.meta.url))
    .then(async (reply) => {
      if (!reply.ok) throw new Error(`the handwriting model: ${reply.status}`)
      return createRecogniser(await reply.arrayBuffer())
    })
    .catch((error: unknown) => {
      loading = null
      throw error
    })
  return loading
}
