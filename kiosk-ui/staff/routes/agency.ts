import type { AgencyReply, AgencyTallyReply, AgentsReply, CarryCaseBody, CaseReply } from '#contract/cases.ts'
import type { Asks, ById, Sends } from './route.ts'

/** 帮办代办. */
export type AgencyRoutes = {
  'GET /api/agents': Asks<AgentsReply>
  'GET /api/agency': Asks<AgencyReply>
  'GET /api/agency/tally?from=:from&until=:until': Asks<AgencyTallyReply, { from: string; until: string }>
  'POST /api/agency/:id/changes': Sends<CarryCaseBody, CaseReply, ById>
}
