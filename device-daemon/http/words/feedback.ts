import type { FeedbackRefusal } from '#daemon/domain/feedback/feedback.ts'
import type { Reader } from './reader.ts'

/** What a person reads where something about feedback is refused. */
export function feedbackRefusalWords(refusal: FeedbackRefusal, _reader: Reader): string {
  switch (refusal.code) {
    case 'too-much-feedback': {
      const minutes = Math.ceil(refusal.waitSeconds / 60)
      return `这台机器刚收到好几条意见，都记下了。请过 ${minutes} 分钟再来，或者直接跟窗口工作人员说。`
    }
    case 'unknown-feedback':
      return '这条意见已经答复过了，或者没有这一条。'
  }
}

export const feedbackWords = {
  unavailable: {
    resident: '机器暂时记不下来，请直接跟窗口工作人员说。',
    staff: '没有保存成功，请稍后再试。',
  },
  unknownSubject: '这一条刚刚撤下了，提不了意见。请跟窗口工作人员说。',
  unknownCode: '没有找到这个查询码。请对着回执再看一遍，或者问窗口工作人员。',
  tooManyTries: (seconds: number) => `输错了好几次。请等 ${seconds} 秒再试，也可以问窗口工作人员。`,
  unknown: '没有这一条意见。',
} as const
