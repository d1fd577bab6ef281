import { FindCaseBody, FindCaseReply, FindCasesByCardBody, FoundCasesReply } from '#contract/cases.ts'
import { Problem } from '#contract/problem.ts'
import type { CardDesk } from '#daemon/desks/cards/card-desk.ts'
import type { CaseDesk } from '#daemon/desks/cases/case-desk.ts'
import type { App } from '../server/app.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { sendProblem } from '../server/problems.ts'
import { caseWords } from '../words/cases.ts'
import { claimCard } from './cards.ts'

type Parts = {
  desk: Pick<CaseDesk, 'byCard' | 'find'>
  kiosks: Kiosks
  cards: Pick<CardDesk, 'claimTag'>
}

/** 查进度, for residents: no session. */
export function caseRoutes(app: App, { desk, kiosks, cards }: Parts): void {
  app.post(
    '/api/cases/find-by-card',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['cases'],
        summary: '刷身份证查进度 (how the cases stand that came of tickets taken with this card)',
        description: 'The card was read for it, after consent. Of each: state, dates and what comes next.',
        body: FindCasesByCardBody,
        response: { 200: FoundCasesReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const card = claimCard(reply, { cards, kiosks }, request.body)
      return card.at === 'answered' ? card.reply : { cases: [...(await desk.byCard(card.tag))] }
    },
  )

  app.post(
    '/api/cases/find',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['cases'],
        summary: '查进度 (how a case stands, by the code of its paper)',
        description:
          'State, dates and what comes next. Five wrong codes a minute at a kiosk, then 429 with Retry-After.',
        body: FindCaseBody,
        response: { 200: FindCaseReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kiosk = kiosks.first } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const finding = await desk.find(request.body, kiosk)
      if (finding.at === 'found') return { case: finding.found }
      if (finding.at === 'unknown-code') return sendProblem(reply, 'not-found', caseWords.unknownCode)
      const { waitSeconds } = finding
      return sendProblem(
        reply.header('retry-after', waitSeconds),
        'too-many-tries',
        caseWords.tooManyTries(waitSeconds),
        { retryAfterSeconds: waitSeconds },
      )
    },
  )
}
