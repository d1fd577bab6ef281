import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Trouble } from '#contract/trouble.ts'
import type { StaffApi } from './staff-api.ts'

type Shown = Pick<Trouble, 'id' | 'since' | 'seenBy'>

/** Tells the station which troubles stand before the clerk of this name; each once, unless that did not get through. */
export function tellSeen(api: Pick<StaffApi, 'ask'>): (shown: readonly Shown[], name: string) => void {
  const told = new Set<string>()

  async function tell(unseen: readonly Shown[]): Promise<void> {
    for (const trouble of unseen) told.add(keyOf(trouble))
    const body = { ids: unseen.map(({ id }) => id) }
    const reply = await api.ask('POST /api/troubles/seen', { params: {}, body })
    if (reply.at !== 'ok') for (const trouble of unseen) told.delete(keyOf(trouble))
  }

  return (shown, name) => {
    const unseen = shown.filter((trouble) => !trouble.seenBy.includes(name) && !told.has(keyOf(trouble)))
    if (unseen.length > 0) void tell(unseen)
  }
}

/** The same for as long as they are shown, while the page itself is in sight. */
export function useTellSeen(api: StaffApi, shown: readonly Shown[], name: string): void {
  const tell = useMemo(() => tellSeen(api), [api])
  const inSight = useInSight()
  useEffect(() => {
    if (inSight) tell(shown, name)
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
