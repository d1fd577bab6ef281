import { type Finding, wrong } from '#daemon/content/check/finding.ts'
import { idsOf, repeated, unknownName } from '#daemon/content/check/references.ts'
import type { SoundStation } from './station.ts'

/** Skills and the windows that name them. A window that names none can do everything. */
export function checkSkills(sound: SoundStation): Finding[] {
  const { skills = [], windows = [] } = sound
  const faults = [...repeated('skills', 'id', skills), ...repeated('skills', 'name', skills)]
  for (const [w, window] of windows.entries()) {
    const named = window?.skills ?? []
    for (const [s, id] of named.entries()) {
      if (id === undefined) continue
      const path = ['windows', w, 'skills', s]
      if (named.indexOf(id) < s) faults.push(wrong(path, `${id} 写了两遍，应只写一遍`))
      else faults.push(...unknownName(path, '技能', id, idsOf(skills)))
    }
  }
  return [...faults, ...itemsTwice(sound), ...withoutWindow(sound)]
}

function itemsTwice({ skills = [] }: SoundStation): Finding[] {
  const owner = new Map<number, number>()
  return skills.flatMap((skill, s) =>
    (skill?.items ?? []).flatMap((seq, i) => {
      if (seq === undefined) return []
      const other = owner.get(seq)
      owner.set(seq, other ?? s)
      if (other === undefined) return []
      const message = `第 ${seq} 项已经在第 ${other + 1} 样里，一件事应只写一遍`
      return [wrong(['skills', s, 'items', i], message)]
    }),
  )
}

/** An errand whose ticket nobody could ever call: no window has the skill, or none of those that call its queue. */
function withoutWindow({ skills = [], windows, queues, defaultQueue }: SoundStation): Finding[] {
  const all = idsOf(windows)
  if (all === null || queues === undefined) return []
  return skills.flatMap((skill, s) => {
    if (skill?.id === undefined) return []
    const { id, items = [] } = skill
    const able = (windows ?? []).flatMap((window) =>
      window?.id !== undefined && (window.skills === undefined || window.skills.includes(id))
        ? [window.id]
        : [],
    )
    if (able.length === 0) {
      const message = `没有一个窗口能办 ${id}，应在能办的窗口的 skills 里写上 ${id}`
      return [wrong(['skills', s, 'id'], message)]
    }
    return items.flatMap((seq, i) => {
      if (seq === undefined) return []
      const queue =
        queues.find((each) => each?.items?.includes(seq)) ?? queues.find((each) => each?.id === defaultQueue)
      const calling = queue?.windows === 'all' ? all : (queue?.windows ?? all)
      if (calling.some((window) => window !== undefined && able.includes(window))) return []
      const message =
        `第 ${seq} 项走队列 ${queue?.id ?? ''}，叫这个队列的窗口都不能办 ${id}，号会没有人叫；` +
        `能办的是：${able.join('、')}`
      return [wrong(['skills', s, 'items', i], message)]
    })
  })
}
