import type { CasesTodo } from '#daemon/desks/cases/cases-todo.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { TodoWords } from '../todo.ts'

export function casesTodoWords({ count, first }: CasesTodo): TodoWords {
  return {
    title: `受理的 ${count} 件过了答复日期`,
    note: `最早的是 ${first.number}，答复日期是${fullDate(first.dueOn)}。请问答复的单位，写下问到了什么，再告诉申请人。`,
    act: '去看办件',
    place: { panel: 'cases', open: first.id },
    permission: 'case.accept',
  }
}
