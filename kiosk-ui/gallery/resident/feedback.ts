import type { FeedbackReceipt, FoundFeedback } from '#contract/feedback.ts'
import type { Draft } from '../../resident/journeys/feedback/draft.ts'
import type { Contents } from '../contents.ts'
import { longest } from '../made-up/guides.ts'
import { type ResidentFixture, type ResidentState, state } from './fixture.ts'

const aboutLongest = (contents: Contents): Draft['about'] => {
  const { seq, plainTitle } = longest(contents, ({ plainTitle }) => plainTitle)
  return { at: 'guide', seq, title: plainTitle, discreet: false }
}

const NOTICE = '石埠子镇召忽社区二〇二六年第四季度拟新增城乡居民最低生活保障家庭名单公示'

const draft: Draft = {
  commandId: 'gallery-draft',
  kind: 'error-report',
  about: { at: 'guide', seq: 7, title: '办残疾人证', discreet: false },
  point: 'phone',
  remark: '',
  phone: '',
}

type ShowsContact = Partial<Draft> & {
  asking?: 'how' | 'phone' | 'remark'
  way?: 'hand' | 'pinyin' | 'common'
}

const contact = (name: string, { asking = 'how', way = 'hand', ...more }: ShowsContact = {}) =>
  state(`feedback-contact${name}`, 'feedback-contact', () => ({
    at: 'feedback-contact',
    draft: { ...draft, ...more },
    asking,
    way,
  }))

/** As much as may be written with a finger. */
const LONGEST_REMARK = '中心电话早就停机了，新号码贴在大厅西墙上，最后一位是八不是六'

const receipt: FeedbackReceipt = {
  number: 12,
  code: '10124821',
  receivedOn: '2026-11-23',
  dueOn: null,
  contact: { at: 'none' },
}

const sent = (name: string, more: Partial<FeedbackReceipt> = {}, rest: Omit<ResidentFixture, 'shows'> = {}) =>
  state(
    `feedback-sent${name}`,
    'feedback-sent',
    () => ({ at: 'feedback-sent', receipt: { ...receipt, ...more } }),
    rest,
  )

const PAPER_OUT: Omit<ResidentFixture, 'shows'> = {
  answers: { 'POST /api/feedback/print': { print: { at: 'failed', reason: 'paper-out' } } },
}

const found = (name: string, now: FoundFeedback['state']) =>
  state(`feedback-found-${name}`, 'feedback-found', () => ({
    at: 'feedback-found',
    found: { number: 12, receivedOn: '2026-11-20', dueOn: null, state: now },
    from: 0,
  }))

/** As long as a reply may be. */
const REPLY =
  '谢谢您指出来。残联的咨询电话今年八月改过，我们的指南没有跟着改，让您白打了一上午，对不起。新的电话是四二二一二三八，工作日上午八点半到十一点半、下午两点到五点有人接。指南、大厅的牌子和打印的单子今天上午都已经改过来。您要办的残疾人证，请带身份证、户口簿和两张两寸照片，先到市人民医院评残，评好了材料由医院转来，您不用自己送。腿脚不便的，打上面的电话，可以请代办员上门收材料，不收费。还有哪里不清楚，随时到窗口问，或者再在这台机器上告诉我们。'

export const feedbackStates: readonly ResidentState[] = [
  state('tell-us', 'tell-us', () => ({ at: 'tell-us' })),
  state('feedback-guide', 'feedback', (contents) => ({
    at: 'feedback',
    kind: 'error-report',
    about: aboutLongest(contents),
  })),
  state('feedback-objection', 'feedback', () => ({
    at: 'feedback',
    kind: 'objection',
    about: { at: 'notice', id: 'n', title: NOTICE },
  })),
  contact(''),
  contact('-question', { kind: 'question', about: { at: 'station' }, point: 'progress' }),
  contact('-with-remark', { remark: LONGEST_REMARK }),
  contact('-phone', { asking: 'phone', phone: '139053612345' }),
  contact('-remark', { asking: 'remark', remark: LONGEST_REMARK }),
  contact('-remark-pinyin', { asking: 'remark', remark: '最后一位是', way: 'pinyin' }),
  sent('', { dueOn: '2026-11-30', number: 12_345, contact: { at: 'not-kept' } }),
  {
    ...sent('-paper-out', { contact: { at: 'kept', until: '2026-12-23' } }, PAPER_OUT),
    steps: async (hand) => {
      await hand.press('打印回执')
      await hand.see('[role=alertdialog]')
    },
  },
  state('feedback-refused', 'feedback-refused', () => ({
    at: 'feedback-refused',
    why: '这台机器刚收到好几条意见，都记下了。请过 48 分钟再来，或者直接跟窗口工作人员说。',
  })),
  state('feedback-find', 'feedback-find', () => ({
    at: 'feedback-find',
    code: '1012',
    trouble: '没有找到这个查询码。请对着回执再看一遍，或者问窗口工作人员。',
  })),
  found('handed-on', {
    at: 'handed-on',
    to: '安丘市残疾人联合会维权科',
    phone: '0536-4221238',
    on: '2026-11-21',
  }),
  found('answered', { at: 'answered', text: REPLY, on: '2026-11-21' }),
  found('corrected', {
    at: 'answered',
    text: REPLY,
    on: '2026-11-22',
    first: { text: '已经评残通过，请到镇残联领取。', on: '2026-11-21' },
  }),
]
