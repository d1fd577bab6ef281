import type { CarriedStep, CasesTodo } from '#daemon/desks/cases/cases-todo.ts'
import { fullDate } from '#daemon/full-date.ts'
import type { TodoWords } from '../todo.ts'

/** What is to follow, by the step of 帮办代办 that was done last. */
const next: Readonly<Record<CarriedStep, string>> = {
  entrusted: '清点登记',
  registered: '报送',
  submitted: '问办到哪里',
  resulted: '送达',
  delivered: '回访',
  'called-back': '归档',
}

export function casesTodoWords({ code, count, first: { id, number, day, step } }: CasesTodo): TodoWords {
  const place = { panel: 'cases', open: id }
  const act = '去看办件'
  switch (code) {
    case 'cases-overdue':
      return {
        title: `受理的 ${count} 件过了答复日期`,
        note: `最早的是 ${number}，答复日期是${fullDate(day)}。请问答复的单位，写下问到了什么，再告诉申请人。`,
        act,
        place,
        permission: 'case.accept',
      }
    case 'results-waiting':
      return {
        title: `有结果的 ${count} 件还没有送到`,
        note: `最早的是 ${number}，${fullDate(day)}有的结果。请打电话告诉申请人，在“记一笔”里写一句；来取了，按“送达”。`,
        act,
        place,
        permission: 'case.accept',
      }
    case 'agency-late':
      return {
        title: `代办的 ${count} 件过了下一步的日期`,
        note: `最早的是 ${number}，${fullDate(day)}以前该${next[step ?? 'entrusted']}。请问代办员；做不了的，换人代办。`,
        act,
        place,
        permission: 'case.all',
      }
    case 'agency-unarchived':
      return {
        title: `代办的 ${count} 件早就送达了，还没有归档`,
        note: `最早的是 ${number}，停在${fullDate(day)}。没有归档，申请人的姓名、电话、住址就一直存着，到期也不销毁。请回访以后归档。`,
        act,
        place,
        permission: 'case.all',
      }
  }
}
