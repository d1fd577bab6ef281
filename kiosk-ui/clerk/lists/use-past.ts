import { useEffect, useState } from 'preact/hooks'
import type { PastTicket } from '#contract/past-ticket.ts'
import type { StaffApi } from '../../staff/staff-api.ts'
import type { ListName } from './list-names.ts'

/** What is looked for among all numbers. `day`: YYYY-MM-DD, '' for any. */
export type Sought = { q: string; day: string }

export type Past =
  | { at: 'asking' }
  | { at: 'there'; tickets: readonly PastTicket[] }
  /** Nothing has been asked for yet. */
  | { at: 'nothing-sought' }

/** What is over, or was found; asked for anew whenever the work has changed (`seq`). */
export function usePast(api: StaffApi, list: ListName, sought: Sought, seq: number): Past {
  const [past, setPast] = useState<Past>({ at: 'asking' })
  const { q, day } = sought
  useEffect(() => setPast({ at: 'asking' }), [list, q, day])
  useEffect(() => {
    let isNewest = true
    const look = async (asked: NonNullable<ReturnType<typeof ask>>): Promise<void> => {
      const reply = await asked
      if (isNewest && reply.at === 'ok') setPast({ at: 'there', tickets: reply.value.tickets })
    }
    const asked = ask(api, list, { q, day })
    if (asked === null) setPast({ at: 'nothing-sought' })
    else void look(asked)
    return () => {
      isNewest = false
    }
  }, [list, q, day, seq])
  return past
}

function ask(api: StaffApi, list: ListName, { q, day }: Sought) {
  if (list === 'done' || list === 'cancelled')
    return api.ask('GET /api/past-tickets?at=:at', { params: { at: list } })
  if (list !== 'find' || q === '') return null
  return day === ''
    ? api.ask('GET /api/past-tickets?q=:q', { params: { q } })
    : api.ask('GET /api/past-tickets?q=:q&day=:day', { params: { q, day } })
}
