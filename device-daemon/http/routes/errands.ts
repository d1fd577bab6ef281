import { Type } from 'typebox'
import { ErrandsReply } from '#contract/errand.ts'
import { Problem } from '#contract/problem.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { App } from '../server/app.ts'

/** As many as a clerk reads at a glance. */
const MOST = 8

/** The catalogue as a clerk looks for an errand in it, beside the residents' own search. */
export function errandRoutes(app: App, guides: Pick<Guides, 'search' | 'guide'>): void {
  app.get(
    '/api/errands',
    {
      config: { permission: 'queue.serve' },
      schema: {
        tags: ['guides'],
        summary: 'Errands by what people say, name, pinyin or initials, for a number from the window',
        querystring: Type.Object({ q: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
        response: { 200: ErrandsReply, '4xx': Problem },
      },
    },
    async ({ query }) => {
      const { results } = await guides.search(query.q)
      return {
        errands: results.slice(0, MOST).flatMap(({ seq }) => {
          const guide = guides.guide(seq)
          if (guide === undefined || guide.suspended !== null) return []
          return [{ seq, title: guide.plainTitle, byClerkOnly: guide.noTicket !== null }]
        }),
      }
    },
  )
}
