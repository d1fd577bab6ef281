import { useEffect, useRef, useState } from 'preact/hooks'

/** What was pressed once and must be pressed again, by any name; null for nothing. */
export type Armed = string | null

/** A question that stands since `sinceMs`, on a clock that only runs forward. */
type Question = { what: string; sinceMs: number }

/** How long the question stands. */
const ARMED_MS = 5000
/** A trembling second tap is no answer to it. */
const DEAF_MS = 400

/** What a press means while this question stands: it asks, it is a trembling of the press that asked, or the answer. */
export function readPress(
  standing: Question | null,
  what: string,
  nowMs: number,
): 'asks' | 'trembles' | 'answers' {
  if (standing === null || standing.what !== what) return 'asks'
  const age = nowMs - standing.sinceMs
  if (age < DEAF_MS) return 'trembles'
  return age < ARMED_MS ? 'answers' : 'asks'
}

/** Asks before what cannot be undone: `surely` acts at the second press of the same thing. */
export function useQuestion(): { armed: Armed; surely(what: string, act: () => void): void; forget(): void } {
  const [armed, setArmed] = useState<Armed>(null)
  const standing = useRef<Question | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function forget(): void {
    clearTimeout(timer.current)
    standing.current = null
    setArmed(null)
  }

  return {
    armed,
    forget,
    surely(what, act) {
      const nowMs = performance.now()
      switch (readPress(standing.current, what, nowMs)) {
        case 'asks':
          forget()
          standing.current = { what, sinceMs: nowMs }
          setArmed(what)
          timer.current = setTimeout(forget, ARMED_MS)
          return
        case 'trembles':
          return
        case 'answers':
          forget()
          act()
      }
    },
  }
}
