import { Type } from 'typebox'
import { GuideList as GuideListSchema, GuideReply, GuideSearchReply } from '#contract/guide.ts'
import { Problem } from '#contract/problem.ts'
import type { Guides } from '#daemon/content/published/guides.ts'
import type { BookingKind } from '#contract/bookings.ts'
import type { App } from '../server/app.ts'
import { type Resting, sendNoGuide } from './no-guide.ts'

type Parts = Pick<Guides, 'list' | 'guide' | 'search'> & { resting(seq: number): Promise<Resting> }

/** What the catalogue says, for everybody. `bookableOf`: how an errand can be arranged beforehand. */
export function guideRoutes(app: App, guides: Parts, bookableOf: (seq: number) => BookingKind[]): void {
  app.get(
    '/api/guides',
    {
      config: { permission: 'anybody' },
      schema: { tags: ['guides'], summary: '事项目录 (all errands)', response: { 200: GuideListSchema } },
    },
    async () => guides.list(),
  )
  app.get(
    '/api/guides/search',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['guides'],
        summary:
          '找一件事 (by what people say, name, pinyin or initials), best first; and where to go with what is not done here',
        querystring: Type.Object({ q: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
        response: { 200: GuideSearchReply, '4xx': Problem },
      },
    },
    (request) => guides.search(request.query.q),
  )
  app.get(
    '/api/guides/:seq',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['guides'],
        summary:
          '办事指南 (one guide); 410 with its date where it was withdrawn, 404 where it is not in force yet',
        params: Type.Object({ seq: Type.String({ pattern: '^[0-9]{1,6}$' }) }),
        response: { 200: GuideReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const seq = Number(request.params.seq)
      const guide = guides.guide(seq)
      if (guide === undefined) return sendNoGuide(reply, await guides.resting(seq))
      const bookable = bookableOf(seq)
      return bookable.length === 0 ? { guide } : { guide, bookable }
    },
  )
}
