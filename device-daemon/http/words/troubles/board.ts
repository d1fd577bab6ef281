import type { BoardTrouble } from '#daemon/content/published/board-troubles.ts'
import type { TroubleWords } from './words.ts'

export function boardTroubleWords({ empty, overdue }: BoardTrouble): TroubleWords {
  const said = [
    empty.length === 0 ? '' : `有 ${empty.length} 类空着（${empty.join('、')}）`,
    overdue.length === 0 ? '' : `有 ${overdue.length} 类过了该更新的日子（${overdue.join('、')}）`,
  ].filter(Boolean)
  return {
    urgency: 'soon',
    place: { panel: 'notices', open: null },
    brief: '信息公开该补了',
    words: `信息公开${said.join('，')}。群众看到的就是这样。`,
    remedy: '请告诉管公开内容的同事，把该公开的补上。',
  }
}
