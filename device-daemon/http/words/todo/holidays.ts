import type { HolidaysTodo } from '#daemon/content/published/holidays-todo.ts'
import type { TodoWords } from '../todo.ts'

export function holidaysTodoWords({ year, at }: HolidaysTodo): TodoWords {
  return {
    title: `还没有 ${year} 年的放假安排`,
    note:
      at === 'now'
        ? '哪天放假、哪天调休上班，现在算不出来：工作日不能推算，只有法律写明的节日不开放。请照国务院办公厅的通知填上。'
        : '国务院办公厅的通知出来以后，请照着填上。不填，到了明年工作日不能推算，只有法律写明的节日不开放。',
    act: '去填',
    place: { panel: 'station', open: 'holidays' },
    permission: 'content.edit',
  }
}
