import type {
  BookBody,
  BookingOfferReply,
  BookingReceiptReply,
  ChangeBookingBody,
  FindBookingBody,
  FindBookingsByCardBody,
  FoundBookingReply,
  FoundBookingsReply,
  PrintBookingBody,
  TieBookingBody,
} from '#contract/bookings.ts'
import type { FindCaseBody, FindCaseReply, FindCasesByCardBody, FoundCasesReply } from '#contract/cases.ts'
import type { ReadCardBody, ReadCardReply } from '#contract/card.ts'
import type { AskToPairBody, AskToPairReply } from '#contract/displays.ts'
import type {
  FeedbackReceiptReply,
  FindFeedbackBody,
  FindFeedbackReply,
  GiveFeedbackBody,
  PrintFeedbackBody,
} from '#contract/feedback.ts'
import type {
  ArmScannerBody,
  ArmScannerReply,
  FindTicketBody,
  FindTicketReply,
  TicketPlaceReply,
} from '#contract/find-ticket.ts'
import type { GuideList, GuideReply, GuideSearchReply, PrintCheckBody } from '#contract/guide.ts'
import type { PrintBody, PrintReply } from '#contract/paper.ts'
import type { KeeperReply } from '#contract/keeper.ts'
import type { NoticeReply, NoticesReply } from '#contract/notice.ts'
import type { PlacesReply } from '#contract/places.ts'
import type { CallStaffBody, EndStaffCallBody, StaffCallReply } from '#contract/staff-call.ts'
import type { SpeechBody, SpeechReply } from '#contract/speech.ts'
import type { ReprintBody, TakeTicketBody, TicketReply } from '#contract/ticket.ts'
import { type Reply, ask } from './ask.ts'

/** Every route a screen may call: what goes out and what comes back. */
export type Routes = {
  'GET /api/guides': { params: NoParams; body?: never; reply: GuideList }
  'GET /api/guides/:seq': { params: { seq: number }; body?: never; reply: GuideReply }
  'GET /api/guides/search?q=:q': { params: { q: string }; body?: never; reply: GuideSearchReply }
  'POST /api/guides/:seq/print': { params: { seq: number }; body: PrintBody; reply: PrintReply }
  'POST /api/guides/:seq/check/print': {
    params: { seq: number }
    body: PrintCheckBody
    reply: PrintReply
  }
  'POST /api/feedback': { params: NoParams; body: GiveFeedbackBody; reply: FeedbackReceiptReply }
  'POST /api/feedback/find': { params: NoParams; body: FindFeedbackBody; reply: FindFeedbackReply }
  'POST /api/cases/find': { params: NoParams; body: FindCaseBody; reply: FindCaseReply }
  'GET /api/bookings/offer?kind=:kind&item=:item': {
    params: { kind: string; item: string }
    body?: never
    reply: BookingOfferReply
  }
  'GET /api/bookings/offer?kind=:kind&item=:item&group=:group': {
    params: { kind: string; item: string; group: string }
    body?: never
    reply: BookingOfferReply
  }
  'POST /api/bookings': { params: NoParams; body: BookBody; reply: BookingReceiptReply }
  'POST /api/bookings/find': { params: NoParams; body: FindBookingBody; reply: FoundBookingReply }
  'POST /api/bookings/change': { params: NoParams; body: ChangeBookingBody; reply: FoundBookingReply }
  'POST /api/bookings/print': { params: NoParams; body: PrintBookingBody; reply: PrintReply }
  'POST /api/feedback/print': { params: NoParams; body: PrintFeedbackBody; reply: PrintReply }
  'GET /api/notices': { params: NoParams; body?: never; reply: NoticesReply }
  'GET /api/notices/:id': { params: { id: string }; body?: never; reply: NoticeReply }
  'POST /api/notices/:id/print': { params: { id: string }; body: PrintBody; reply: PrintReply }
  'GET /api/keeper': { params: NoParams; body?: never; reply: KeeperReply }
  'POST /api/displays/ask': { params: NoParams; body: AskToPairBody; reply: AskToPairReply }
  'GET /api/places': { params: NoParams; body?: never; reply: PlacesReply }
  'GET /api/tickets/by-command/:commandId': {
    params: { commandId: string }
    body?: never
    reply: TicketReply
  }
  'POST /api/cases/find-by-card': {
    params: NoParams
    body: FindCasesByCardBody
    reply: FoundCasesReply
  }
  'POST /api/bookings/find-by-card': {
    params: NoParams
    body: FindBookingsByCardBody
    reply: FoundBookingsReply
  }
  'POST /api/bookings/tie': { params: NoParams; body: TieBookingBody; reply: FoundBookingReply }
  'POST /api/card/read': { params: NoParams; body: ReadCardBody; reply: ReadCardReply }
  'DELETE /api/card/read?kiosk=:kiosk': { params: { kiosk: string }; body?: never; reply: null }
  'POST /api/tickets/find': { params: NoParams; body: FindTicketBody; reply: FindTicketReply }
  'GET /api/tickets/by-number/:number': {
    params: { number: string }
    body?: never
    reply: TicketPlaceReply
  }
  'POST /api/tickets/find/armed': { params: NoParams; body: ArmScannerBody; reply: ArmScannerReply }
  'DELETE /api/tickets/find/armed?kiosk=:kiosk': { params: { kiosk: string }; body?: never; reply: null }
  'POST /api/speech': { params: NoParams; body: SpeechBody; reply: SpeechReply }
  'POST /api/staff-calls': { params: NoParams; body: CallStaffBody; reply: StaffCallReply }
  'POST /api/staff-calls/:id/cancel': { params: { id: string }; body: EndStaffCallBody; reply: null }
  'POST /api/tickets/reprint': { params: NoParams; body: ReprintBody; reply: TicketReply }
  'POST /api/tickets': { params: NoParams; body: TakeTicketBody; reply: TicketReply }
}
type NoParams = Readonly<Record<string, never>>
type Route = keyof Routes

export type { Reply }

export type Api = <Name extends Route>(
  route: Name,
  call: Pick<Routes[Name], 'params' | 'body'>,
) => Promise<Reply<Routes[Name]['reply']>>

/** Calls the daemon that this page came from. Never throws for what a network may do. */
export const api: Api = (route, { params, body }) =>
  ask(
    route,
    params,
    body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {},
  )
