import type { CaseSheetReply, PrintCaseBody } from '#contract/case-papers.ts'
import type {
  CaseContactBody,
  CaseContactReply,
  CaseFormReply,
  CaseReply,
  CasesReply,
  ChangeCaseBody,
  EarlierCasesReply,
  OpenCaseBody,
} from '#contract/cases.ts'
import type { PrintReply } from '#contract/paper.ts'
import type { Asks, ById, Sends } from './route.ts'

/** 办件. */
export type CasesRoutes = {
  'GET /api/cases': Asks<CasesReply>
  'GET /api/cases?state=over': Asks<CasesReply>
  'GET /api/cases?state=over&before=:before': Asks<CasesReply, { before: string }>
  'GET /api/cases?find=:find': Asks<CasesReply, { find: string }>
  'GET /api/cases/earlier?ticketId=:ticketId&itemSeq=:itemSeq': Asks<
    EarlierCasesReply,
    { ticketId: string; itemSeq: string }
  >
  'GET /api/cases/:id/sheet': Asks<CaseSheetReply, ById>
  'GET /api/cases/:id': Asks<CaseReply, ById>
  'GET /api/case-forms/:seq': Asks<CaseFormReply, { seq: string }>
  'POST /api/cases': Sends<OpenCaseBody, CaseReply>
  'POST /api/cases/:id/changes': Sends<ChangeCaseBody, CaseReply, ById>
  'POST /api/cases/:id/contact': Sends<CaseContactBody, CaseContactReply, ById>
  'POST /api/cases/:id/print': Sends<PrintCaseBody, PrintReply, ById>
}
