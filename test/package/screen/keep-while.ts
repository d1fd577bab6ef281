import { keepScreen, type Screen, STARTS_WITHIN_MS } from '../../../scripts/screen/keep.ts'

/** What stands on the screen while there is no daemon. */
export const WAITING = 'data:text/html,wait'

/** Keeps a screen with the browser of `launch` while `during` runs. */
export async function keepWhile(
  screen: Pick<Screen, 'launch'> & Partial<Screen>,
  during: () => Promise<void>,
): Promise<void> {
  const stop = new AbortController()
  const keeping = keepScreen(
    {
      home: 'http://127.0.0.1/',
      waiting: () => WAITING,
      answers: async () => true,
      isDark: () => false,
      say() {},
      hangsAfterMs: 50,
      startsWithinMs: STARTS_WITHIN_MS,
      ...screen,
    },
    stop.signal,
  )
  try {
    await during()
  } finally {
    stop.abort()
    await keeping
  }
}
