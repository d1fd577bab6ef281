import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Trouble } from '#contract/trouble.ts'
import type { StaffApi } from './staff-api.ts'

type Shown = Pick<Trouble, 'id' | 'since' | 'seenBy'>

/** Id of the account that looks, and of the window it works at; null at none. */
type Viewer = { clerk: string; window: string | null }

/** Tells the station which troubles stand before this clerk; each once, unless that did not get through. */
export function tellSeen(api: Pick<StaffApi, 'ask'>): (shown: readonly Shown[], viewer: Viewer) => void {
  const told = new Set<string>()

  async function tell(unseen: readonly Shown[], window: string | null): Promise<void> {
    for (const trouble of unseen) told.add(keyOf(trouble))
    const body = { ids: unseen.map(({ id }) => id), ...(window !== null && { window }) }
    const reply = await api.ask('POST /api/troubles/seen', { params: {}, body })
    if (reply.at !== 'ok') for (const trouble of unseen) told.delete(keyOf(trouble))
  }

  return (shown, { clerk, window }) => {
    const unseen = shown.filter(
      (trouble) => !trouble.seenBy.some((one) => one.clerk === clerk) && !told.has(keyOf(trouble)),
    )
    if (unseen.length > 0) void tell(unseen, window)
  }
}

/** The same for as long as they are shown, while the page itself is in sight. */
export function useTellSeen(api: StaffApi, shown: readonly Shown[], viewer: Viewer): void {
  const tell = useMemo(() => tellSeen(api), [api])
  const inSight = useInSight()
  useEffect(() => {
    if (inSight) tell(shown, viewer)
  })
}

/** Whether the page is in front, and not a tab or window behind another. */
function useInSight(): boolean {
  const [inSight, setInSight] = useState(!document.hidden)
  useEffect(() => {
    const look = () => setInSight(!document.hidden)
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return inSight
}

function keyOf({ id, since }: Shown): string {
  return `${since} ${id}`
}
