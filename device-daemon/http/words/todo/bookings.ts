import type { BookingKind } from '#contract/bookings.ts'
import type { BookingsTodo } from '#daemon/desks/bookings/bookings-todo.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { TodoWords } from '../todo.ts'

const names: Readonly<Record<BookingKind, string>> = {
  visit: '上门办理',
  date: '预约的事',
  contact: '代为联系',
  number: '预约取号',
}

export function bookingsTodoWords({ code, kind, count, day }: BookingsTodo): TodoWords {
  const act = {
    act: '去看名单',
    place: { panel: 'bookings', open: kind === 'contact' ? 'contact' : 'today' },
    permission: 'case.accept',
  } as const
  return code === 'bookings-overdue'
    ? {
        title: `${names[kind]} ${count} 件过了日子没有记结果`,
        note: `最早的一件是${fullDate(day)}。办了什么、没见到人，在窗口页的“预约”里记一笔。`,
        ...act,
      }
    : {
        title: `今天${names[kind]} ${count} 件`,
        note: kind === 'contact' ? '今天以前要回话。' : '出门前在窗口页的“预约”里打印名单。',
        ...act,
      }
}
