import { useEffect } from 'preact/hooks'
import { mayAccept } from './cases/may-accept.ts'
import type { Clerk } from './clerk.ts'

/** Opens what the address names (`#cases/ID`), as a line of 要办的事 does, and forgets it there. */
export function useAsked(clerk: Clerk, panel: 'cases' | 'bookings', onAsked: (open: string) => void): void {
  useEffect(() => {
    const start = `#${panel}/`
    function follow(): void {
      if (!location.hash.startsWith(start) || !mayAccept(clerk)) return
      const open = decodeURIComponent(location.hash.slice(start.length))
      history.replaceState(null, '', location.pathname + location.search)
      if (open !== '') onAsked(open)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
}
