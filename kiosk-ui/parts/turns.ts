import { useEffect, useState } from 'preact/hooks'

/** Long enough to read a title and a date twice. */
const TURN_MS = 12_000

/** Which of `count` things is shown now, one after another and again from the beginning. */
export function useTurns(count: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((now) => now + 1), TURN_MS)
    return () => clearInterval(timer)
  }, [])
  return count === 0 ? 0 : turn % count
}
