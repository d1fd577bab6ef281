import type { FeedbackClosing, FeedbackKind, FeedbackPoint } from '#contract/feedback.ts'

/** Words of what residents tell the station, on the kiosk and on the page of those who answer. */
export const words = {
  kinds: {
    'error-report': '有误',
    objection: '异议',
    question: '咨询',
    complaint: '投诉',
  } satisfies Record<FeedbackKind, string>,
  points: {
    materials: '要带的材料不对',
    time: '时间不对',
    phone: '电话打不通',
    place: '地点不对',
    unclear: '看不懂',
    facts: '内容写错了',
    'wrongly-listed': '有人不该在上面',
    'not-listed': '有人该在却没有',
    procedure: '没按程序来',
    'how-to': '这件事怎么办',
    progress: '我的事办到哪了',
    waiting: '等得太久',
    manner: '态度不好',
    'sent-away': '让我白跑一趟',
    charged: '多收了钱',
    machine: '机器不好用',
    other: '别的',
  } satisfies Record<FeedbackPoint, string>,
  closings: {
    mended: '您说得对，已经改好了。',
    checked: '核对过了，现在写的没有错。',
    'same-as-another': '和别的意见说的是同一件事，一起办。',
    'not-clear': '没看明白您指的是哪里，请到窗口再说一说。',
  } satisfies Record<FeedbackClosing, string>,
} as const
