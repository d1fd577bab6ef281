import {
  AgencyReply,
  AgencyTallyQuery,
  AgencyTallyReply,
  AgentsReply,
  CarryCaseBody,
} from '#contract/cases.ts'
import { Problem } from '#contract/problem.ts'
import type { CaseDesk } from '#daemon/desks/cases/case-desk.ts'
import type { App } from '../server/app.ts'
import type { StaffGate } from '../staff/gate.ts'
import { answer, answers, caseParams } from './case-answers.ts'
import { recordReader } from './record-reader.ts'

type Parts = {
  desk: Pick<CaseDesk, 'agents' | 'carriedOnes' | 'tally' | 'change'>
  gate: Pick<StaffGate, 'sessionOf'>
  today(): string
}

/** 帮办代办: who carries which case, and each step of it. */
export function agencyRoutes(app: App, { desk, gate, today }: Parts): void {
  const readerOf = recordReader(gate)

  app.get(
    '/api/agents',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: 'Who can be asked to carry a case (代办员)',
        response: { 200: AgentsReply, '4xx': Problem },
      },
    },
    async () => ({ agents: [...desk.agents()] }),
  )

  app.get(
    '/api/agency',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary:
          "帮办代办: cases that the account carries, by the day of the next step; for 站长 everybody's",
        response: { 200: AgencyReply, '4xx': Problem },
      },
    },
    async (request) => ({ today: today(), cases: [...(await desk.carriedOnes(readerOf(request)))] }),
  )

  app.get(
    '/api/agency/tally',
    {
      config: { permission: 'case.all' },
      schema: {
        tags: ['cases'],
        summary: '帮办代办 by agent: what was entrusted between two days, and what came of it',
        querystring: AgencyTallyQuery,
        response: { 200: AgencyTallyReply, '4xx': Problem },
      },
    },
    async (request) => ({ agents: await desk.tally(request.query.from, request.query.until) }),
  )

  app.post(
    '/api/agency/:id/changes',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary: 'A step of 帮办代办: 登记清点、报送、跟踪反馈、送达、回访、归档',
        params: caseParams,
        body: CarryCaseBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const changed = await desk.change(request.params.id, request.body, readerOf(request))
      return answer(reply, changed, 200)
    },
  )
}
