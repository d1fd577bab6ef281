import type { GuideEntry } from '#contract/guide.ts'
import type { Block, BoardClassView, Run } from '#contract/notice.ts'
import { words as board } from '../words/board.ts'
import { handlingWords, words } from './words.ts'

/** Every class with how much hangs in it, and where it stands on the online site. */
export function classTable(classes: readonly BoardClassView[]): Block {
  return table(
    words.classes.columns,
    classes.map(({ name, count, unit, online }) => [name, board.count(count, unit), online]),
  )
}

/** Every errand of the catalogue, by its own name, with its kind and how it is handled. */
export function itemTable(items: readonly GuideEntry[]): Block {
  return table(
    words.items.columns,
    items.map((item) => [String(item.seq), item.name, item.kind, handlingWords(item)]),
  )
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Block {
  return {
    at: 'table',
    columns: columns.map((head) => ({ runs: plain(head), align: 'left' })),
    rows: rows.map((cells) => cells.map(plain)),
  }
}

function plain(text: string): Run[] {
  return [{ at: 'plain', text }]
}
