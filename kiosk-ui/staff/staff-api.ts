import type {
  BookBody,
  BookingContactBody,
  BookingContactReply,
  BookingOffersReply,
  BookingReceiptReply,
  BookingReply,
  BookingsReply,
  StaffChangeBookingBody,
  StaffPrintBookingBody,
} from '#contract/bookings.ts'
import type {
  Awaits,
  ChangePinBody,
  WindowWork,
  NamesReply,
  PlateBody,
  SessionView,
  SignInBody,
  UnlockBody,
} from '#contract/clerk.ts'
import type { CaseSheetReply, PrintCaseBody } from '#contract/case-papers.ts'
import type {
  AgencyReply,
  AgencyTallyReply,
  AgentsReply,
  CarryCaseBody,
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
import type { HolidaysReply } from '#contract/calendar.ts'
import type {
  CheckContentBody,
  CheckContentReply,
  ContentChangesReply,
  ContentKind,
  ContentReply,
  ContentStandingReply,
  ContentsReply,
  KeepContentBody,
  KeptContentReply,
  PublishContentBody,
  WithdrawContentBody,
} from '#contract/contents.ts'
import type { BackupsReply, MakeBackupBody } from '#contract/backup.ts'
import type { ConfirmDayBody, DayReply } from '#contract/day.ts'
import type { GuideUpkeepReply, OnlineRate } from '#contract/guide-upkeep.ts'
import type { MediaReply } from '#contract/media.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type {
  CloseFeedbackBody,
  FeedbackContactReply,
  FeedbackPressBody,
  FeedbackReply,
  FeedbackViewReply,
  HandOnFeedbackBody,
  ReplyFeedbackBody,
} from '#contract/feedback.ts'
import type { AddExceptionBody, DayPressBody, OpeningReply, StopIssuingBody } from '#contract/opening.ts'
import type { DayReport, NowReport, PrintDayBody, PrintDayReply } from '#contract/report.ts'
import type {
  AnswerStaffCallBody,
  EndStaffCallBody,
  HandOverStaffCallBody,
  StaffCallReply,
} from '#contract/staff-call.ts'
import type {
  AccountChangesReply,
  NewPinReply,
  OwnPinBody,
  PlateReply,
  StaffAccountReply,
  StaffBody,
  StaffReply,
} from '#contract/staff.ts'
import type {
  ChangeDeviceBody,
  ChangedDeviceReply,
  DeviceSetupReply,
  StaffDevicesReply,
  DeviceTestReply,
  TestDeviceBody,
} from '#contract/device.ts'
import type { ScreensReply } from '#contract/screens.ts'
import type { FirstUseReply, FirstUseStep, MarkStepBody } from '#contract/first-use.ts'
import type { TodoReply } from '#contract/todo.ts'
import type { AcknowledgeTroubleBody, SeenTroublesBody, TroublesReply } from '#contract/trouble.ts'
import type {
  OfferedPackReply,
  PackComparisonReply,
  PacksReply,
  ReadPackKeyBody,
  ReadPackKeyReply,
  RemovePackBody,
  TakePackBody,
  TrustPackKeyBody,
  WithdrawPackKeyBody,
} from '#contract/packs.ts'
import type { DisplaysReply, PairDisplayBody, RemoveDisplayBody } from '#contract/displays.ts'
import type { SentPartReply, SwitchUpdateBody, TakeUpdateBody, UpdatesReply } from '#contract/updates.ts'
import type { ErrandsReply } from '#contract/errand.ts'
import type { PastTicketsReply } from '#contract/past-ticket.ts'
import type { WindowVerb, WindowVerbs } from '#contract/window-verb.ts'
import { type Reply, ask } from '../link/ask.ts'
import { newCommandId } from '../link/command-id.ts'

/** The other routes of the staff's page. */
export type StaffRoutes = {
  'GET /api/session/names': { params: NoParams; body?: never; reply: NamesReply }
  'GET /api/session': { params: NoParams; body?: never; reply: SessionView }
  'GET /api/session/awaits': { params: NoParams; body?: never; reply: Awaits }
  'POST /api/session': { params: NoParams; body: SignInBody; reply: null }
  'DELETE /api/session': { params: NoParams; body?: never; reply: null }
  'POST /api/session/awake': { params: NoParams; body?: never; reply: null }
  'POST /api/session/lock': { params: NoParams; body?: never; reply: null }
  'POST /api/session/unlock': { params: NoParams; body: UnlockBody; reply: null }
  'PUT /api/session/pin': { params: NoParams; body: ChangePinBody; reply: null }
  'PUT /api/session/plate': { params: NoParams; body: PlateBody; reply: PlateReply }
  'DELETE /api/session/photo': { params: NoParams; body?: never; reply: PlateReply }
  'GET /api/staff': { params: NoParams; body?: never; reply: StaffReply }
  'POST /api/staff': { params: NoParams; body: StaffBody; reply: NewPinReply }
  'PUT /api/staff/:id': { params: Id; body: StaffBody; reply: StaffAccountReply }
  'GET /api/staff/changes': { params: NoParams; body?: never; reply: AccountChangesReply }
  'POST /api/staff/:id/reset-pin': { params: Id; body: OwnPinBody; reply: NewPinReply }
  'POST /api/staff/:id/disable': { params: Id; body: OwnPinBody; reply: StaffAccountReply }
  'POST /api/staff/:id/enable': { params: Id; body: OwnPinBody; reply: StaffAccountReply }
  'PUT /api/staff/:id/plate': { params: Id; body: PlateBody; reply: PlateReply }
  'DELETE /api/staff/:id/photo': { params: Id; body?: never; reply: PlateReply }
  'DELETE /api/staff/:id/sessions': { params: Id; body?: never; reply: StaffAccountReply }
  'POST /api/day/confirm': { params: NoParams; body: ConfirmDayBody; reply: DayReply }
  'POST /api/day/stop-issuing': { params: NoParams; body: StopIssuingBody; reply: OpeningReply }
  'POST /api/day/resume-issuing': { params: NoParams; body: DayPressBody; reply: OpeningReply }
  'POST /api/day/exceptions': { params: NoParams; body: AddExceptionBody; reply: OpeningReply }
  'POST /api/day/exceptions/:id/withdraw': { params: Id; body: DayPressBody; reply: OpeningReply }
  'GET /api/reports/now': { params: NoParams; body?: never; reply: NowReport }
  'GET /api/reports/day?format=json&day=:day': { params: { day: string }; body?: never; reply: DayReport }
  'POST /api/reports/day/print': { params: NoParams; body: PrintDayBody; reply: PrintDayReply }
  'GET /api/calendar/holidays': { params: NoParams; body?: never; reply: HolidaysReply }
  'GET /api/notices': { params: NoParams; body?: never; reply: NoticesReply }
  'GET /api/online-rate': { params: NoParams; body?: never; reply: OnlineRate }
  'GET /api/guide-upkeep': { params: NoParams; body?: never; reply: GuideUpkeepReply }
  'GET /api/contents': { params: NoParams; body?: never; reply: ContentChangesReply }
  'GET /api/contents/:kind': { params: { kind: ContentKind }; body?: never; reply: ContentsReply }
  'GET /api/contents/:kind/:id': { params: Document; body?: never; reply: ContentReply }
  /** What differs from its file. */
  'GET /api/contents/:kind/:id?against=file': { params: Document; body?: never; reply: ContentReply }
  'GET /api/contents/:kind/:id?version=:version': {
    params: Document & { version: string }
    body?: never
    reply: ContentReply
  }
  'GET /api/contents/:kind/:id?version=:version&against=:against': {
    params: Document & { version: string; against: string }
    body?: never
    reply: ContentReply
  }
  'POST /api/contents/:kind/:id/check': {
    params: Document
    body: CheckContentBody
    reply: CheckContentReply
  }
  'PUT /api/contents/:kind/:id': { params: Document; body: KeepContentBody; reply: KeptContentReply }
  'POST /api/contents/:kind/:id/publish': {
    params: Document
    body: PublishContentBody
    reply: ContentStandingReply
  }
  'POST /api/contents/:kind/:id/withdraw': {
    params: Document
    body: WithdrawContentBody
    reply: ContentStandingReply
  }
  'GET /api/packs': { params: NoParams; body?: never; reply: PacksReply }
  'GET /api/packs/:sha256': { params: { sha256: string }; body?: never; reply: PackComparisonReply }
  'POST /api/packs/:sha256/take': { params: { sha256: string }; body: TakePackBody; reply: PacksReply }
  'POST /api/packs/remove': { params: NoParams; body: RemovePackBody; reply: PacksReply }
  'POST /api/pack-keys/read': { params: NoParams; body: ReadPackKeyBody; reply: ReadPackKeyReply }
  'POST /api/pack-keys': { params: NoParams; body: TrustPackKeyBody; reply: PacksReply }
  'POST /api/pack-keys/withdraw': { params: NoParams; body: WithdrawPackKeyBody; reply: PacksReply }
  'GET /api/updates': { params: NoParams; body?: never; reply: UpdatesReply }
  'POST /api/updates/take': { params: NoParams; body: TakeUpdateBody; reply: UpdatesReply }
  'POST /api/updates/switch': { params: NoParams; body: SwitchUpdateBody; reply: UpdatesReply }
  'GET /api/backups': { params: NoParams; body?: never; reply: BackupsReply }
  'POST /api/backups': { params: NoParams; body: MakeBackupBody; reply: BackupsReply }
  'GET /api/feedback': { params: NoParams; body?: never; reply: FeedbackReply }
  'GET /api/feedback?before=:before': { params: { before: string }; body?: never; reply: FeedbackReply }
  'GET /api/feedback?notice=:notice': { params: { notice: string }; body?: never; reply: FeedbackReply }
  'POST /api/feedback/:id/confirm': { params: Id; body: FeedbackPressBody; reply: FeedbackViewReply }
  'POST /api/feedback/:id/correct': { params: Id; body: ReplyFeedbackBody; reply: FeedbackViewReply }
  'POST /api/feedback/:id/reply': { params: Id; body: ReplyFeedbackBody; reply: FeedbackViewReply }
  'POST /api/feedback/:id/hand-on': { params: Id; body: HandOnFeedbackBody; reply: FeedbackViewReply }
  'POST /api/feedback/:id/close': { params: Id; body: CloseFeedbackBody; reply: FeedbackViewReply }
  'POST /api/feedback/:id/contact': { params: Id; body: FeedbackPressBody; reply: FeedbackContactReply }
  'GET /api/bookings': { params: NoParams; body?: never; reply: BookingsReply }
  'GET /api/bookings?state=over': { params: NoParams; body?: never; reply: BookingsReply }
  'GET /api/bookings/offers?item=:item': {
    params: { item: string }
    body?: never
    reply: BookingOffersReply
  }
  'GET /api/bookings/offers?item=:item&group=:group': {
    params: { item: string; group: string }
    body?: never
    reply: BookingOffersReply
  }
  'POST /api/bookings/taken-down': { params: NoParams; body: BookBody; reply: BookingReceiptReply }
  'POST /api/bookings/:id/print': { params: Id; body: StaffPrintBookingBody; reply: PrintReply }
  'POST /api/bookings/:id/changes': { params: Id; body: StaffChangeBookingBody; reply: BookingReply }
  'POST /api/bookings/:id/contact': { params: Id; body: BookingContactBody; reply: BookingContactReply }
  'GET /api/cases': { params: NoParams; body?: never; reply: CasesReply }
  'GET /api/cases?state=over': { params: NoParams; body?: never; reply: CasesReply }
  'GET /api/cases?state=over&before=:before': {
    params: { before: string }
    body?: never
    reply: CasesReply
  }
  'GET /api/cases?find=:find': { params: { find: string }; body?: never; reply: CasesReply }
  'GET /api/cases/earlier?ticketId=:ticketId&itemSeq=:itemSeq': {
    params: { ticketId: string; itemSeq: string }
    body?: never
    reply: EarlierCasesReply
  }
  'GET /api/cases/:id/sheet': { params: Id; body?: never; reply: CaseSheetReply }
  'GET /api/cases/:id': { params: Id; body?: never; reply: CaseReply }
  'GET /api/case-forms/:seq': { params: { seq: string }; body?: never; reply: CaseFormReply }
  'POST /api/cases': { params: NoParams; body: OpenCaseBody; reply: CaseReply }
  'POST /api/cases/:id/changes': { params: Id; body: ChangeCaseBody; reply: CaseReply }
  'POST /api/cases/:id/contact': { params: Id; body: CaseContactBody; reply: CaseContactReply }
  'POST /api/cases/:id/print': { params: Id; body: PrintCaseBody; reply: PrintReply }
  'GET /api/agents': { params: NoParams; body?: never; reply: AgentsReply }
  'GET /api/agency': { params: NoParams; body?: never; reply: AgencyReply }
  'GET /api/agency/tally?from=:from&until=:until': {
    params: { from: string; until: string }
    body?: never
    reply: AgencyTallyReply
  }
  'POST /api/agency/:id/changes': { params: Id; body: CarryCaseBody; reply: CaseReply }
  'GET /api/troubles': { params: NoParams; body?: never; reply: TroublesReply }
  'GET /api/staff/devices': { params: NoParams; body?: never; reply: StaffDevicesReply }
  'GET /api/displays': { params: NoParams; body?: never; reply: DisplaysReply }
  'POST /api/displays/pair': { params: NoParams; body: PairDisplayBody; reply: DisplaysReply }
  'POST /api/displays/:id/remove': { params: { id: string }; body: RemoveDisplayBody; reply: DisplaysReply }
  'GET /api/staff/screens': { params: NoParams; body?: never; reply: ScreensReply }
  'GET /api/devices/:id/setup': { params: Id; body?: never; reply: DeviceSetupReply }
  'PUT /api/devices/:id': { params: Id; body: ChangeDeviceBody; reply: ChangedDeviceReply }
  'POST /api/devices/:id/test': { params: Id; body: TestDeviceBody; reply: DeviceTestReply }
  'GET /api/first-use': { params: NoParams; body?: never; reply: FirstUseReply }
  'POST /api/first-use/:step': { params: { step: FirstUseStep }; body: MarkStepBody; reply: FirstUseReply }
  'GET /api/todo': { params: NoParams; body?: never; reply: TodoReply }
  'POST /api/troubles/acknowledge': { params: NoParams; body: AcknowledgeTroubleBody; reply: TroublesReply }
  'POST /api/troubles/seen': { params: NoParams; body: SeenTroublesBody; reply: null }
  'GET /api/errands?q=:q': { params: { q: string }; body?: never; reply: ErrandsReply }
  'GET /api/past-tickets?at=:at': {
    params: { at: 'done' | 'cancelled' }
    body?: never
    reply: PastTicketsReply
  }
  'GET /api/past-tickets?q=:q': { params: { q: string }; body?: never; reply: PastTicketsReply }
  'GET /api/past-tickets?q=:q&day=:day': {
    params: { q: string; day: string }
    body?: never
    reply: PastTicketsReply
  }
  'GET /api/windows/:id/work': { params: { id: string }; body?: never; reply: WindowWork }
  'POST /api/staff-calls/:id/answer': {
    params: { id: string }
    body: AnswerStaffCallBody
    reply: StaffCallReply
  }
  'POST /api/staff-calls/:id/hand-over': {
    params: { id: string }
    body: HandOverStaffCallBody
    reply: StaffCallReply
  }
  'POST /api/staff-calls/:id/end': { params: { id: string }; body: EndStaffCallBody; reply: null }
}
type NoParams = Readonly<Record<string, never>>
type Id = { id: string }
type Document = { kind: ContentKind; id: string }

export type StaffApi = {
  ask<Name extends keyof StaffRoutes>(
    route: Name,
    call: Pick<StaffRoutes[Name], 'params' | 'body'>,
  ): Promise<Reply<StaffRoutes[Name]['reply']>>
  /** `POST /api/windows/:id/VERB`. */
  window<Verb extends WindowVerb>(
    id: string,
    verb: Verb,
    body: WindowVerbs[Verb]['body'],
  ): Promise<Reply<WindowVerbs[Verb]['reply']>>
  /** `PUT /api/session/photo`, or `PUT /api/staff/:id/photo` of `account`: the bytes of a JPEG or PNG. */
  photo(picture: Blob, account?: string): Promise<Reply<PlateReply>>
  /** `POST /api/backups`: answers once it is made, which may take minutes. */
  backUp(body: MakeBackupBody): Promise<Reply<BackupsReply>>
  /** `POST /api/media`: the bytes of a JPEG or PNG. */
  picture(picture: Blob): Promise<Reply<MediaReply>>
  /** `POST /api/packs`: the bytes of a file. */
  pack(file: Blob): Promise<Reply<OfferedPackReply>>
  /** `POST /api/updates/parts`: all of a file, one part after the other. `tell`: how much of it is there, in percent. */
  update(file: Blob, tell: (percent: number) => void): Promise<Reply<SentPartReply>>
}

/** As long a part as the station takes: each is there before it gives up on a slow network. */
const UPDATE_PART_BYTES = 1024 * 1024
/** A megabyte over a slow network. */
const UPLOAD_TIMEOUT_MS = 60_000
/** The ledger of many years, onto a slow stick. */
const BACKUP_TIMEOUT_MS = 20 * 60_000

/** A PIN takes its time to be checked on purpose, and a busy machine makes seconds of that. */
const PIN_TIMEOUT_MS = 15_000

/** Routes whose answer takes longer than others: a device is tried for half a minute. */
const patience: Partial<Record<keyof StaffRoutes, number>> = {
  'POST /api/devices/:id/test': 45_000,
  'POST /api/session': PIN_TIMEOUT_MS,
  'POST /api/session/unlock': PIN_TIMEOUT_MS,
  'PUT /api/session/pin': PIN_TIMEOUT_MS,
}

/** Proof that the page itself asks: another page in the same browser cannot set it. */
const OWN_PAGE = { 'x-kiosk': '1' }

/** Calls the daemon with the session's cookie. Never throws for what a network may do. */
export const staffApi: StaffApi = {
  ask(route, { params, body }) {
    const timeout = patience[route]
    const init = sending(body)
    return ask(
      route,
      params,
      timeout === undefined ? init : { ...init, signal: AbortSignal.timeout(timeout) },
    )
  },
  window: (id, verb, body) => ask(`POST /api/windows/:id/${verb}`, { id }, sending(body)),
  photo: (picture, account) =>
    ask(
      account === undefined ? 'PUT /api/session/photo' : 'PUT /api/staff/:id/photo',
      account === undefined ? {} : { id: account },
      uploading(picture, picture.type),
    ),
  backUp: (body) =>
    ask('POST /api/backups', {}, { ...sending(body), signal: AbortSignal.timeout(BACKUP_TIMEOUT_MS) }),
  picture: (picture) => ask('POST /api/media', {}, uploading(picture, picture.type)),
  pack: (file) => ask('POST /api/packs', {}, uploading(file, 'application/octet-stream')),
  async update(file, tell) {
    const of = newCommandId()
    for (let at = 0; ;) {
      const sent = await ask<SentPartReply>(
        `POST /api/updates/parts?of=:of&at=:at${at + UPDATE_PART_BYTES < file.size ? '' : '&last=last'}`,
        { of, at },
        uploading(file.slice(at, at + UPDATE_PART_BYTES), 'application/x-station-update'),
      )
      if (sent.at !== 'ok') return sent
      at += UPDATE_PART_BYTES
      tell(Math.min(100, Math.round((100 * at) / file.size)))
      if (at >= file.size) return sent
    }
  },
}

function sending(body: object | undefined): Pick<RequestInit, 'body' | 'headers'> {
  return body
    ? { body: JSON.stringify(body), headers: { ...OWN_PAGE, 'content-type': 'application/json' } }
    : { headers: OWN_PAGE }
}

/** Every file that is sent has the time that a slow network takes. */
function uploading(file: Blob, type: string): Pick<RequestInit, 'body' | 'headers' | 'signal'> {
  return {
    body: file,
    headers: { ...OWN_PAGE, 'content-type': type },
    signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
  }
}
