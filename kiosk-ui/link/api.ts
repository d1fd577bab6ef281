import type { ReadCardBody, ReadCardReply } from '#contract/card.ts'
import type {
  ArmScannerBody,
  ArmScannerReply,
  FindTicketBody,
  FindTicketReply,
} from '#contract/find-ticket.ts'
import type {
  GuideList,
  GuideReply,
  GuideSearchReply,
  PrintGuideBody,
  PrintGuideReply,
} from '#contract/guide.ts'
import type { NoticeReply, NoticesReply } from '#contract/notice.ts'
import type { PlacesReply } from '#contract/places.ts'
import type { Problem } from '#contract/problem.ts'
import type { TakeTicketBody, TicketReply } from '#contract/ticket.ts'

/** Every route a screen may call: what goes out and what comes back. */
type Routes = {
  'GET /api/guides': { params: NoParams; body?: never; reply: GuideList }
  'GET /api/guides/:seq': { params: { seq: number }; body?: never; reply: GuideReply }
  'GET /api/guides/search?q=:q': { params: { q: string }; body?: never; reply: GuideSearchReply }
  'POST /api/guides/:seq/print': { params: { seq: number }; body: PrintGuideBody; reply: PrintGuideReply }
  'GET /api/notices': { params: NoParams; body?: never; reply: NoticesReply }
  'GET /api/notices/:id': { params: { id: string }; body?: never; reply: NoticeReply }
  'GET /api/places': { params: NoParams; body?: never; reply: PlacesReply }
  'GET /api/tickets/by-command/:commandId': {
    params: { commandId: string }
    body?: never
    reply: TicketReply
  }
  'POST /api/card/read': { params: NoParams; body: ReadCardBody; reply: ReadCardReply }
  'DELETE /api/card/read?kiosk=:kiosk': { params: { kiosk: string }; body?: never; reply: null }
  'POST /api/tickets/find': { params: NoParams; body: FindTicketBody; reply: FindTicketReply }
  'POST /api/tickets/find/armed': { params: NoParams; body: ArmScannerBody; reply: ArmScannerReply }
  'DELETE /api/tickets/find/armed?kiosk=:kiosk': { params: { kiosk: string }; body?: never; reply: null }
  'POST /api/tickets': { params: NoParams; body: TakeTicketBody; reply: TicketReply }
}
type NoParams = Readonly<Record<string, never>>
type Route = keyof Routes

/**
 * `refused`: the station answered, and said no. `away`: nobody knows whether it heard (no connection, no answer in
 * time, or a fault inside it): ask again with the same commandId.
 */
export type Reply<Value> = { at: 'ok'; value: Value } | { at: 'refused'; problem: Problem } | { at: 'away' }

export type Api = <Name extends Route>(
  route: Name,
  call: Pick<Routes[Name], 'params' | 'body'>,
) => Promise<Reply<Routes[Name]['reply']>>

/** Issuing takes milliseconds; a daemon that is silent for longer is restarting. */
const ANSWER_TIMEOUT_MS = 4000

/** Calls the daemon that this page came from. Never throws for what a network may do. */
export const api: Api = async (route, { params, body }) => {
  const [method, path] = splitRoute(route)
  const url = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(Object.entries(params).find(([key]) => key === name)?.[1])),
  )
  try {
    const response = await fetch(url, {
      method,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    const type = response.headers.get('content-type') ?? ''
    if (response.ok) return { at: 'ok', value: response.status === 204 ? null : await response.json() }
    if (!type.startsWith('application/problem+json')) return { at: 'away' }
    const problem: Problem = await response.json()
    return problem.code === 'internal-error' ? { at: 'away' } : { at: 'refused', problem }
  } catch {
    return { at: 'away' }
  }
}

function splitRoute(route: Route): [string, string] {
  const space = route.indexOf(' ')
  return [route.slice(0, space), route.slice(space + 1)]
}
