import { useEffect } from 'preact/hooks'
import type { Clerk } from '../clerk.ts'
import { mayAccept } from './may-accept.ts'

const ASKED = /^#cases\/(.+)$/

/** Opens the case that the address names (`#cases/ID`), as a line of 要办的事 does, and forgets it there. */
export function useAskedCase(clerk: Clerk, onAsked: (id: string) => void): void {
  useEffect(() => {
    function follow(): void {
      const id = ASKED.exec(location.hash)?.[1]
      if (id === undefined || !mayAccept(clerk)) return
      history.replaceState(null, '', location.pathname + location.search)
      onAsked(decodeURIComponent(id))
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
}
