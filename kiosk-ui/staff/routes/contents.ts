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
import type { GuideUpkeepReply, OnlineRate } from '#contract/guide-upkeep.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type { Asks, Sends } from './route.ts'

type Document = { kind: ContentKind; id: string }

/** What people write: guides, notices, the station, rules. */
export type ContentsRoutes = {
  'GET /api/notices': Asks<NoticesReply>
  'GET /api/online-rate': Asks<OnlineRate>
  'GET /api/guide-upkeep': Asks<GuideUpkeepReply>
  'GET /api/contents': Asks<ContentChangesReply>
  'GET /api/contents/:kind': Asks<ContentsReply, { kind: ContentKind }>
  'GET /api/contents/:kind/:id': Asks<ContentReply, Document>
  /** What differs from its file. */
  'GET /api/contents/:kind/:id?against=file': Asks<ContentReply, Document>
  'GET /api/contents/:kind/:id?version=:version': Asks<ContentReply, Document & { version: string }>
  'GET /api/contents/:kind/:id?version=:version&against=:against': Asks<
    ContentReply,
    Document & { version: string; against: string }
  >
  'POST /api/contents/:kind/:id/check': Sends<CheckContentBody, CheckContentReply, Document>
  'PUT /api/contents/:kind/:id': Sends<KeepContentBody, KeptContentReply, Document>
  'POST /api/contents/:kind/:id/publish': Sends<PublishContentBody, ContentStandingReply, Document>
  'POST /api/contents/:kind/:id/withdraw': Sends<WithdrawContentBody, ContentStandingReply, Document>
}
