import type { BookingKind } from '#contract/bookings.ts'

/** What each way of arranging something is called, on every surface. */
export const bookingNames: Readonly<Record<BookingKind, string>> = {
  visit: '上门办理',
  date: '预约',
  contact: '代为联系',
  number: '预约取号',
}

/** 「9点」, 「9点半」, 「14点20分」 from HH:MM, as it is said. */
function timeWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (minute === 0) return `${hour}点`
  return minute === 30 ? `${hour}点半` : `${hour}点${minute}分`
}

/** 「9点到11点」. */
export const spanWords = ({ from, to }: { from: string; to: string }): string =>
  `${timeWords(from)}到${timeWords(to)}`

/** As it stands on the paper: 4829 130 557. */
export const inGroups = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 7), code.slice(7)].filter((part) => part !== '').join(' ')
