/** ms. */
export type Lag = { p99: number; max: number }

/** As the daemon at `url` has measured its own event loop since it was last asked. */
export async function eventLoopLag(url: string): Promise<Lag> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const told = (which: keyof Lag) => {
    const seconds = new RegExp(`^nodejs_eventloop_lag_${which}_seconds (\\S+)$`, 'm').exec(text)?.[1]
    if (seconds === undefined) throw new Error('/metrics does not tell the lag of the event loop')
    return Number(seconds) * 1000
  }
  return { p99: told('p99'), max: told('max') }
}
