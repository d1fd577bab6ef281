export type OneAtATime = {
  /** Begins at once where nothing is under way, otherwise after what came before. */
  run<T>(work: () => Promise<T>): Promise<T>
  isIdle(): boolean
  /** Resolves when what is under way or waits now has ended, however. */
  ended(): Promise<void>
}

/** Lets one piece of work after another run, in the order in which they came. */
export function oneAtATime(): OneAtATime {
  let underWay = 0
  let ended: Promise<void> = Promise.resolve()
  const end = () => {
    underWay -= 1
  }
  return {
    run(work) {
      const running = underWay === 0 ? work() : ended.then(work)
      underWay += 1
      ended = running.then(end, end)
      return running
    },
    isIdle: () => underWay === 0,
    ended: () => ended,
  }
}
