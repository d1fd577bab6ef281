import type { BookingRefusal } from '#daemon/domain/bookings/decide.ts'
import type { Reader } from './reader.ts'

/** What a person reads where something about a booking is refused. */
export function bookingRefusalWords(refusal: BookingRefusal, _reader: Reader): string {
  switch (refusal.code) {
    case 'slot-not-offered':
      return '这个时段现在不能约了，请另选一个。'
    case 'slot-taken':
      return '这个时段刚刚约满了，请另选一个。'
    case 'too-many-bookings': {
      const minutes = Math.ceil(refusal.waitSeconds / 60)
      return `这台机器刚约了好几个，都记下了。请过 ${minutes} 分钟再来，或者直接跟窗口工作人员说。`
    }
    case 'unknown-booking':
      return '这个预约已经办过或者取消了。'
  }
}

export const bookingWords = {
  /** What a private errand is called where others read. */
  private: '综合业务',
  unavailable: {
    resident: '机器暂时记不下来，请直接跟窗口工作人员说。',
    staff: '没有保存成功，请稍后再试。',
  },
  notOffered: '这件事现在不能约，请问窗口工作人员。',
  phoneWanting: '请留一个电话，到时好找到您。',
  unknownCode: '没有找到这个预约码。请对着预约单再看一遍，或者问窗口工作人员。',
  tooManyTries: (seconds: number) => `输错了好几次。请等 ${seconds} 秒再试，也可以问窗口工作人员。`,
  unknown: '没有这个预约。',
  notTied: '机器现在记不下身份证，到时请用预约码。',
  notYours: '这个预约由别人去，电话和住址只给去的人看。要换人，请站长改派。',
} as const
