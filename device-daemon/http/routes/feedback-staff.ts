import { Type } from 'typebox'
import {
  FeedbackContactReply,
  FeedbackPressBody,
  FeedbackReply,
  type FeedbackView,
} from '#contract/feedback.ts'
import { Problem } from '#contract/problem.ts'
import type { FeedbackDesk, FeedbackPromise } from '#daemon/desks/feedback/feedback-desk.ts'
import type { FeedbackRecord } from '#daemon/domain/feedback/record.ts'
import type { Station } from '#daemon/station.ts'
import type { App } from '../server/app.ts'
import { type Fault, faultOf, sendFault } from '../server/answer.ts'
import { sendProblem } from '../server/problems.ts'
import type { StaffGate } from '../staff/gate.ts'
import { feedbackPresses } from './feedback-presses.ts'
import { feedbackRefusalWords, feedbackWords } from '../words/feedback.ts'

type Parts = {
  desk: FeedbackDesk
  station: Pick<Station, 'state' | 'today'>
  gate: Pick<StaffGate, 'sessionOf'>
  promise(): FeedbackPromise
  nameOf(account: string): string
}

/** So many that are over stand on one page. */
const OVER_PAGE = 20
const OF_NOTICE_MAX = 200

const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) })

/** What residents told the station, for those who answer it. */
export function feedbackRoutes(app: App, { desk, station, gate, promise, nameOf }: Parts): void {
  function view(record: FeedbackRecord): FeedbackView {
    const { id, number, kind, point, about, kiosk, time, dueOn, standing, acts } = record
    return {
      id,
      number,
      kind,
      point,
      about,
      kiosk,
      receivedAt: time,
      dueOn,
      state: standing,
      remark: desk.remark(record),
      contact: contactOf(record),
      acts: acts.map((act) => Object.assign({}, act, { by: act.by === null ? null : nameOf(act.by) })),
    }
  }

  const faultFrom = (outcome: Ran): Fault | null =>
    faultOf(outcome, {
      words: feedbackRefusalWords,
      statuses: { 'too-much-feedback': 429, 'unknown-feedback': 404 },
      reader: 'staff',
      unavailable: feedbackWords.unavailable.staff,
      isOwn: ({ type }) => type.startsWith('feedback-'),
    })

  feedbackPresses(app, { desk, gate, view, faultFrom })

  app.get(
    '/api/feedback',
    {
      config: { permission: 'feedback.read' },
      schema: {
        tags: ['feedback'],
        summary: 'What residents told the station: open ones oldest first, those that are over newest first',
        querystring: Type.Object({
          before: Type.Optional(Type.Integer({ minimum: 1 })),
          notice: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        }),
        response: { 200: FeedbackReply, '4xx': Problem },
      },
    },
    async (request) => {
      const { before = Number.MAX_SAFE_INTEGER, notice } = request.query
      const head = { today: station.today(), replyDays: promise().replyDays }
      if (notice !== undefined) {
        const records = await desk.ofNotice(notice, OF_NOTICE_MAX)
        const open = records.filter(({ standing }) => standing !== 'answered' && standing !== 'closed')
        const over = records.filter((record) => !open.includes(record))
        return { ...head, open: open.toReversed().map(view), over: over.map(view), before: null }
      }
      const over = await desk.over(before, OVER_PAGE + 1)
      const page = over.slice(0, OVER_PAGE)
      return {
        ...head,
        open: station.state().feedback.open.map(view),
        over: page.map(view),
        before: over.length > OVER_PAGE ? (page.at(-1)?.number ?? null) : null,
      }
    },
  )

  app.post(
    '/api/feedback/:id/contact',
    {
      config: { permission: 'feedback.reply' },
      schema: {
        tags: ['feedback'],
        summary: 'The phone number, after it has been noted who reads it',
        params,
        body: FeedbackPressBody,
        response: { 200: FeedbackContactReply, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { account } = gate.sessionOf(request)
      const opened = await desk.openContact(request.body.commandId, id, account)
      if (opened.at === 'unknown') return sendProblem(reply, 'not-found', feedbackWords.unknown)
      if (opened.at !== 'opened') return sendFault(reply, faultFrom(opened) ?? UNKNOWN)
      const record = await desk.record(id)
      return record === undefined
        ? sendFault(reply, UNKNOWN)
        : { phone: opened.phone, feedback: view(record) }
    },
  )
}

type Ran = Awaited<ReturnType<FeedbackDesk['act']>>
const UNKNOWN: Fault = { code: 'not-found', detail: feedbackWords.unknown }

function contactOf({ phone, contactUntil, acts }: FeedbackRecord): FeedbackView['contact'] {
  if (phone !== null && contactUntil !== null) return { at: 'kept', until: contactUntil }
  return acts.some(({ at }) => at === 'contact-forgotten') ? { at: 'forgotten' } : { at: 'none' }
}
