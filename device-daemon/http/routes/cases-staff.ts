import { Type } from 'typebox'
import {
  type CaseDocument,
  type CaseSheet,
  CaseSheetQuery,
  CaseSheetReply,
  PrintCaseBody,
} from '#contract/case-papers.ts'
import {
  CaseContactBody,
  CaseContactReply,
  type CaseForm,
  CaseFormReply,
  type CaseLine,
  CaseReply,
  type CaseView,
  CasesQuery,
  CasesReply,
  ChangeCaseBody,
  EarlierCasesQuery,
  EarlierCasesReply,
  OpenCaseBody,
} from '#contract/cases.ts'
import { type Paper, PrintReply } from '#contract/paper.ts'
import { Problem } from '#contract/problem.ts'
import type { CaseDesk } from '#daemon/desks/cases/case-desk.ts'
import type { TicketPrinter } from '#daemon/devices/ports.ts'
import type { App } from '../server/app.ts'
import { openKeptJson } from '../server/kept-json.ts'
import { type Kiosks, unknownKiosk } from '../server/kiosks.ts'
import { openPrintOnce } from '../server/print-once.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { caseWords } from '../words/cases.ts'
import { answer, answers, caseParams as params } from './case-answers.ts'
import { recordReader } from './record-reader.ts'

type Parts = {
  desk: CaseDesk
  gate: Pick<StaffGate, 'sessionOf'>
  today(): string
  form(seq: number): CaseForm | undefined
  /** `slip`: as `CaseDesk.byId` gives it. */
  paper(view: CaseView, document: CaseDocument, slip: string | null): Paper
  /** `signature`: as it was written on the screen; null for none. */
  sheet(view: CaseView, document: CaseDocument, slip: string | null, signature: string | null): CaseSheet
  kiosks: Kiosks
  /** Where it comes out unless it is said: the first kiosk with a printer. */
  printingKiosk(): string
  printerFor(kiosk: string): TicketPrinter | undefined
}

/** So many that are over stand on one page. */
const OVER_PAGE = 50

/** 办件, for those who work at the windows. */
export function caseStaffRoutes(app: App, parts: Parts): void {
  const { desk, today, kiosks } = parts
  const readerOf = recordReader(parts.gate)
  const printOnce = openPrintOnce()
  const lines = openKeptJson<CaseLine>()

  app.post(
    '/api/cases',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: '办件: what came of a visit, with its number and code',
        description: 'Name, phone and address are sealed; an ID number is never taken.',
        body: OpenCaseBody,
        response: answers,
      },
    },
    async (request, reply) => answer(reply, await desk.open(request.body, readerOf(request)), 201),
  )

  app.get(
    '/api/cases',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: "One's own cases and those of one's window: open ones by their day, others newest first",
        querystring: CasesQuery,
        response: { 200: Type.Unsafe<CasesReply | Buffer>(CasesReply), '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { state = 'open', before, find } = request.query
      const reader = readerOf(request)
      if (find !== undefined)
        return { today: today(), cases: [...(await desk.search(find, reader))], before: null }
      if (state === 'open') {
        // Thousands, asked for again with every case: only those that are new are written anew.
        const cases = await lines.array(await desk.openOnes(reader))
        return reply
          .type('application/json; charset=utf-8')
          .send(Buffer.from(`{"today":${JSON.stringify(today())},"cases":${cases},"before":null}`))
      }
      const [year = 9999, ordinal = 0] = before?.split('-').map(Number) ?? []
      const over = await desk.over({ year, ordinal }, OVER_PAGE + 1, reader)
      const page = over.slice(0, OVER_PAGE)
      return {
        today: today(),
        cases: page,
        before: over.length > OVER_PAGE ? (page.at(-1)?.number ?? null) : null,
      }
    },
  )

  app.get(
    '/api/cases/earlier',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: 'What the person with a ticket may come for again: by their card, and of the same errand',
        querystring: EarlierCasesQuery,
        response: { 200: EarlierCasesReply, '4xx': Problem },
      },
    },
    async (request) => {
      const { ticketId, itemSeq } = request.query
      const of = { ticketId, itemSeq: Number(itemSeq) }
      const { name, byCard, open } = await desk.earlier(of, readerOf(request))
      return { name, byCard: [...byCard], open: [...open] }
    },
  )

  app.get(
    '/api/cases/:id',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary: 'One case, but for phone and address',
        params,
        response: { 200: CaseReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const found = await desk.byId(request.params.id, readerOf(request))
      return found.at === 'case' ? { case: found.view } : answer(reply, found, 200)
    },
  )

  app.post(
    '/api/cases/:id/changes',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: 'What is done with a case that stands: 受理、告知、回执、结果、送达、作废 and so on',
        params,
        body: ChangeCaseBody,
        response: answers,
      },
    },
    async (request, reply) => {
      const changed = await desk.change(request.params.id, request.body, readerOf(request))
      return answer(reply, changed, 200)
    },
  )

  app.get(
    '/api/case-forms/:seq',
    {
      config: { permission: 'case.accept' },
      schema: {
        tags: ['cases'],
        summary: 'What is to be brought for an errand, and how long it takes',
        params: Type.Object({ seq: Type.String({ pattern: '^[0-9]{1,6}$' }) }),
        response: { 200: CaseFormReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const form = parts.form(Number(request.params.seq))
      return form === undefined ? sendProblem(reply, 'not-found', caseWords.unknownItem) : { form }
    },
  )

  app.post(
    '/api/cases/:id/print',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary:
          '受理单、一次性告知书 and so on, on the slip printer: answers when the printer has said what came of it',
        params,
        body: PrintCaseBody,
        response: { 200: PrintReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { commandId, kind, ordinal, kiosk = parts.printingKiosk() } = request.body
      if (!kiosks.ids.includes(kiosk)) return unknownKiosk(reply, kiosks, kiosk)
      const found = await desk.byId(request.params.id, readerOf(request))
      if (found.at !== 'case') return answer(reply, found, 200)
      const document = documentOf(found.view, kind, ordinal)
      if (document === undefined) return sendProblem(reply, 'not-found', caseWords.unknownPaper)
      const printer = parts.printerFor(kiosk)
      if (printer === undefined) return { print: { at: 'none' as const } }
      return { print: await printOnce(commandId, parts.paper(found.view, document, found.slip), printer) }
    },
  )

  app.get(
    '/api/cases/:id/sheet',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary: 'The same paper in words for A4, which the browser prints',
        params,
        querystring: CaseSheetQuery,
        response: { 200: CaseSheetReply, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { kind, ordinal } = request.query
      const found = await desk.byId(request.params.id, readerOf(request))
      if (found.at !== 'case') return answer(reply, found, 200)
      const document = documentOf(found.view, kind, ordinal === undefined ? undefined : Number(ordinal))
      if (document === undefined) return sendProblem(reply, 'not-found', caseWords.unknownPaper)
      const { view, slip } = found
      return { sheet: parts.sheet(view, document, slip, found.signatureOn(document)) }
    },
  )

  app.post(
    '/api/cases/:id/contact',
    {
      config: { permission: 'case.carry' },
      schema: {
        tags: ['cases'],
        summary: 'Phone and address, after it has been noted who reads them',
        params,
        body: CaseContactBody,
        response: { 200: CaseContactReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const opened = await desk.contact(request.params.id, request.body.commandId, readerOf(request))
      if (opened.at === 'with-agent')
        return sendProblem(reply, 'not-allowed', caseWords.withAgent(opened.agent))
      if (opened.at !== 'opened') return answer(reply, opened, 200)
      const { phone, address } = opened
      return { phone, address }
    },
  )
}

const documentOf = (
  { documents }: CaseView,
  kind: CaseDocument['kind'] | undefined,
  ordinal: number | undefined,
): CaseDocument | undefined =>
  documents.findLast(
    (each) => (kind ?? each.kind) === each.kind && (ordinal ?? each.ordinal) === each.ordinal,
  )
