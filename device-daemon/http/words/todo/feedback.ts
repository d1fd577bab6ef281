import type { FeedbackKind } from '#contract/feedback.ts'
import type { FeedbackTodo } from '#daemon/desks/feedback/feedback-todo.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { TodoWords } from '../todo.ts'

const names: Readonly<Record<FeedbackKind, string>> = {
  'error-report': '群众指出的有误',
  objection: '公示的异议',
  question: '群众的咨询',
  complaint: '群众的投诉',
}

export function feedbackTodoWords({ kind, count, overdue, first }: FeedbackTodo): TodoWords {
  const late = overdue === 0 ? '' : `其中 ${overdue} 条过了本站承诺的日期。`
  return {
    title: `${names[kind]} ${count} 条没有答复`,
    note: `${late}${first.dueOn === null ? '答复期限待核定。' : `最早的一条，本站承诺${fullDate(first.dueOn)}以前答复。`}`,
    act: '去答复',
    place: { panel: 'feedback', open: first.id },
    permission: 'feedback.reply',
  }
}
