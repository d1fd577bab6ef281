import type { GuideSearchReply } from '#contract/guide.ts'
import type { Problem, ProblemCode } from '#contract/problem.ts'
import type { Routes } from '../link/api.ts'
import type { WindowVerbs } from '#contract/window-verb.ts'
import type { StaffRoutes } from '../staff/staff-api.ts'
import type { Contents } from './contents.ts'

/** `POST /api/windows/:id/VERB`. */
type WindowRoutes = {
  [Verb in keyof WindowVerbs as `POST /api/windows/:id/${Verb}`]: WindowVerbs[Verb]
}
type AllRoutes = Routes & StaffRoutes & WindowRoutes
/** The station's no, in its own words. */
type Refusal = { refused: Problem }
/** `byName`: by what stands for the first name in the address, the kind of a document or an id. */
type Answer<Route extends keyof AllRoutes> =
  | AllRoutes[Route]['reply']
  | Refusal
  | 'never'
  | { byName: Readonly<Record<string, AllRoutes[Route]['reply']>> }

/** What the made-up station answers, by route; what is not named here it answers by its contents, or never. */
export type Answers = { [Route in keyof AllRoutes]?: Answer<Route> }

export function refusal(
  code: ProblemCode,
  detail: string,
  more: Pick<Problem, 'retryAfterSeconds'> = {},
): Refusal {
  return { refused: { type: 'about:blank', title: 'Conflict', status: 409, code, detail, ...more } }
}

/** A `fetch` that this made-up station answers; it never fails and asks nobody but for what the page itself is made of. */
export function madeUpFetch(contents: Contents, answers: Answers): typeof fetch {
  const fixed = Object.entries(answers).map(
    ([route, answer]) => [patternOf(route), (found: string) => namedBy(found, answer)] as const,
  )
  const written: readonly (readonly [RegExp, (found: string) => unknown])[] = [
    [patternOf('GET /api/guides'), () => contents.guides],
    [patternOf('GET /api/guides/search?q=:q'), (q) => foundFor(contents, q)],
    [
      patternOf('GET /api/guides/:seq'),
      (seq) => ({ guide: contents.guide.find((one) => one.seq === Number(seq)) }),
    ],
    [patternOf('GET /api/notices'), () => contents.board],
    [patternOf('GET /api/notices/:id'), (id) => ({ notice: contents.notices.find((one) => one.id === id) })],
    [patternOf('GET /api/places'), () => ({ places: contents.places })],
  ]
  const { fetch } = globalThis
  return async (input, init) => {
    // What the page itself is made of.
    if (input instanceof URL) return fetch(input, init)
    const asked = `${init?.method ?? 'GET'} ${input instanceof Request ? input.url : input}`
    for (const [pattern, answer] of [...fixed, ...written]) {
      const [whole, found = ''] = pattern.exec(asked) ?? []
      if (whole === undefined) continue
      const said = answer(decodeURIComponent(found))
      if (said === 'never') break
      return replyOf(said)
    }
    return new Promise<never>(() => {})
  }
}

function namedBy(found: string, answer: Answers[keyof Answers]): unknown {
  return typeof answer === 'object' && answer !== null && 'byName' in answer ? answer.byName[found] : answer
}

function replyOf(said: unknown): Response {
  if (said === null) return new Response(null, { status: 204 })
  if (typeof said !== 'object' || !('refused' in said)) return Response.json(said)
  return Response.json(said.refused, { status: 409, headers: { 'content-type': 'application/problem+json' } })
}

/** `METHOD /path/:name` as what is asked; a name stands for one part of the path. */
function patternOf(route: string): RegExp {
  const literal = route.replaceAll(/[.?+*()[\]]/g, String.raw`\$&`)
  return new RegExp(`^${literal.replaceAll(/:\w+/g, '([^/?&]+)')}$`)
}

function foundFor({ found }: Contents, wanted: string): GuideSearchReply {
  return found[wanted] ?? { results: [], elsewhere: null }
}
