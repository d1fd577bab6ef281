import type { Snapshot } from '#contract/live.ts'
import type { Todo } from '#contract/todo.ts'
import { manyTroubles, paperOut } from './troubles.ts'

const entry = (id: string, more: Pick<Todo, 'title' | 'note' | 'act' | 'when'> & Partial<Todo>): Todo => ({
  id,
  code: id,
  place: { panel: 'notices', open: null },
  since: null,
  trouble: null,
  progress: null,
  permission: 'content.edit',
  ...more,
})

const today = { at: 'today' } as const

/** The printer has run out of paper, as it stands in the list. */
export function paperTodo(snapshot: Snapshot): Todo {
  const { id, code, brief, words, remedy, since } = paperOut(snapshot)
  return entry(id, {
    code,
    when: { at: 'now' },
    title: brief,
    note: `${words}${remedy}`,
    act: '去换纸',
    place: { panel: 'devices', open: 'printer-1' },
    since,
    trouble: id,
    permission: 'devices.see',
  })
}

/** A morning's list: of every urgency something. */
export function usualTodo(snapshot: Snapshot): Todo[] {
  return [
    paperTodo(snapshot),
    entry('class-empty', {
      when: today,
      title: '公开栏「党务公开」空着',
      note: '上一次公布是2026年8月15日，群众打开看不到内容。',
      act: '写一条',
      place: { panel: 'notices', open: 'class/党务公开' },
    }),
    entry('publicity-ends', {
      when: { at: 'days', days: 2, day: '2026-11-25' },
      title: '公示「种植面积核实结果公示」2026年11月25日到期',
      note: '过了这一天自动撤下。',
      act: '去看',
    }),
    entry('guides-unconfirmed', {
      when: { at: 'sometime' },
      title: '指南已确认 15 篇，还有 47 篇',
      note: '先核问得多的：申请低保、高龄补贴、交医疗保险。',
      act: '接着核',
      place: { panel: 'guides', open: '18' },
      progress: { done: 15, of: 62 },
    }),
  ]
}

/** Everything at once, with the longest words. */
export function largeTodo(snapshot: Snapshot): Todo[] {
  const troubles = manyTroubles(snapshot).map(({ id, code, urgency, brief, words, remedy, since }): Todo => {
    return entry(id, {
      code,
      when: { at: urgency === 'now' ? 'now' : 'today' },
      title: brief,
      note: `${words}${remedy}`,
      act: '去看',
      place: null,
      since,
      trouble: id,
      permission: 'devices.see',
    })
  })
  const classes = ['党务公开', '居务公开', '财务公开', '惠农补贴公示', '低保公示'].map((name) =>
    entry(`board:overdue:${name}`, {
      when: today,
      title: `公开栏「${name}」该更新了`,
      note: '财务收支应当逐项逐笔每月公布一次（山东省村务公开条例，2018年修正文本，是否再修须核）；2026年11月1日以前应有新的一条。',
      act: '写一条',
    }),
  )
  return [...troubles, ...classes, ...usualTodo(snapshot).slice(2)]
}
