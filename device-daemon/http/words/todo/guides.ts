import type { GuidesTodo } from '#daemon/content/published/guides-todo.ts'
import type { TodoWords } from '../todo.ts'

export function guidesTodoWords({ confirmed, left, first }: GuidesTodo): TodoWords {
  const [next] = first
  return {
    title: `指南已确认 ${confirmed} 篇，还有 ${left} 篇`,
    note: `先核问得多的：${first.map(({ plainTitle }) => plainTitle).join('、')}。`,
    act: '接着核',
    place: { panel: 'guides', open: next === undefined ? null : `${next.seq}` },
    progress: { done: confirmed, of: confirmed + left },
    permission: 'content.edit',
  }
}
