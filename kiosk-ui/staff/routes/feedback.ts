import type {
  CloseFeedbackBody,
  FeedbackContactReply,
  FeedbackPressBody,
  FeedbackReply,
  FeedbackViewReply,
  HandOnFeedbackBody,
  ReplyFeedbackBody,
} from '#contract/feedback.ts'
import type { Asks, ById, Sends } from './route.ts'

/** 意见 of residents. */
export type FeedbackRoutes = {
  'GET /api/feedback': Asks<FeedbackReply>
  'GET /api/feedback?before=:before': Asks<FeedbackReply, { before: string }>
  'GET /api/feedback?notice=:notice': Asks<FeedbackReply, { notice: string }>
  'POST /api/feedback/:id/confirm': Sends<FeedbackPressBody, FeedbackViewReply, ById>
  'POST /api/feedback/:id/correct': Sends<ReplyFeedbackBody, FeedbackViewReply, ById>
  'POST /api/feedback/:id/reply': Sends<ReplyFeedbackBody, FeedbackViewReply, ById>
  'POST /api/feedback/:id/hand-on': Sends<HandOnFeedbackBody, FeedbackViewReply, ById>
  'POST /api/feedback/:id/close': Sends<CloseFeedbackBody, FeedbackViewReply, ById>
  'POST /api/feedback/:id/contact': Sends<FeedbackPressBody, FeedbackContactReply, ById>
}
