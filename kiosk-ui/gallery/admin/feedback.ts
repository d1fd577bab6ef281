import type { FeedbackReply, FeedbackView } from '#contract/feedback.ts'
import { ouyang, wang } from '../made-up/windows.ts'
import type { GalleryState } from '../state.ts'
import { type AdminFixture, admin } from './fixture.ts'

const wrongPhone: FeedbackView = {
  id: 'wrong-phone',
  number: 12,
  kind: 'error-report',
  point: 'phone',
  about: { at: 'guide', seq: 26, title: '独生子女伤残离世家庭扶助' },
  kiosk: 'kiosk-1',
  receivedAt: '2026-11-20T01:12:00.000Z',
  dueOn: '2026-11-22',
  state: 'open',
  remark: { at: 'said', text: '最后一位是八不是六，老人打了一上午也没有打通' },
  contact: { at: 'kept', until: '2026-12-20' },
  acts: [],
}

const objection: FeedbackView = {
  ...wrongPhone,
  id: 'objection',
  number: 13,
  kind: 'objection',
  point: 'wrongly-listed',
  about: {
    at: 'notice',
    id: 'dibao',
    title: '石埠子镇召忽社区二〇二六年第四季度拟新增城乡居民最低生活保障家庭名单公示',
  },
  receivedAt: '2026-11-21T06:40:00.000Z',
  dueOn: '2026-11-28',
  remark: { at: 'none' },
  contact: { at: 'none' },
}

const handedOn: FeedbackView = {
  ...wrongPhone,
  id: 'handed-on',
  number: 14,
  kind: 'complaint',
  point: 'sent-away',
  about: { at: 'station' },
  state: 'handed-on',
  dueOn: '2026-11-29',
  remark: { at: 'gone' },
  contact: { at: 'forgotten' },
  acts: [
    { at: 'contact-opened', by: wang.name, time: '2026-11-21T01:00:00.000Z' },
    {
      at: 'handed-on',
      to: '安丘市残疾人联合会维权科',
      phone: '0536-4221238',
      by: wang.name,
      time: '2026-11-21T01:05:00.000Z',
    },
    { at: 'contact-forgotten', by: null, time: '2026-11-22T16:00:00.000Z' },
  ],
}

const answered: FeedbackView = {
  ...wrongPhone,
  id: 'answered',
  number: 9,
  kind: 'question',
  point: 'progress',
  about: { at: 'station' },
  state: 'answered',
  remark: { at: 'none' },
  contact: { at: 'none' },
  acts: [
    { at: 'confirmed', by: ouyang.name, time: '2026-11-20T01:00:00.000Z' },
    {
      at: 'answered',
      text: '您的残疾人证已经评残通过，本月底前由镇残联寄到本站，到了打电话告诉您。',
      by: ouyang.name,
      time: '2026-11-20T02:00:00.000Z',
    },
  ],
}

const listed: FeedbackReply = {
  today: '2026-11-23',
  replyDays: 7,
  open: [wrongPhone, objection, handedOn],
  over: [
    answered,
    ...Array.from({ length: 19 }, (_, i) => ({ ...answered, id: `over-${i}`, number: 8 - i })),
  ],
  before: 3,
}

const shows = (name: string, place: string, more: Partial<FeedbackReply> = {}) =>
  admin(name, 'feedback', { place, answers: { 'GET /api/feedback': { ...listed, ...more } } })

export const feedbackStates: readonly GalleryState<AdminFixture>[] = [
  shows('feedback', 'feedback'),
  shows('feedback-objection', 'feedback/objection'),
  shows('feedback-handed-on', 'feedback/handed-on'),
  shows('feedback-answered', 'feedback/answered'),
  admin('feedback-correcting', 'feedback', {
    place: 'feedback/answered',
    answers: { 'GET /api/feedback': listed },
    steps: (hand) => hand.pressOn('[data-act=correct-reply]'),
  }),
  shows('feedback-none', 'feedback', { open: [], over: [], before: null, replyDays: null }),
  admin('feedback-phone', 'feedback', {
    place: 'feedback',
    answers: {
      'GET /api/feedback': listed,
      'POST /api/feedback/:id/contact': {
        phone: '13905361234',
        feedback: {
          ...wrongPhone,
          acts: [{ at: 'contact-opened', by: wang.name, time: '2026-11-23T00:00:00.000Z' }],
        },
      },
    },
    steps: async (hand) => {
      await hand.press('看电话')
      await hand.see('.feedback-phone')
    },
  }),
  admin('feedback-of-notice', 'feedback', {
    place: 'feedback/notice/dibao',
    answers: {
      'GET /api/feedback?notice=:notice': { ...listed, open: [objection], over: [], before: null },
    },
  }),
]
