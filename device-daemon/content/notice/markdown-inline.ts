import type { Token } from 'marked'
import type { Run } from '#contract/notice.ts'
import { type Picture, readPicture } from './pictures.ts'

/** A line as it will be shown, with the line of the file it comes from; one that is a picture has no words. */
export type ShownLine = { line: number; runs: Run[]; picture: Picture | null }

export type LineFault = { line: number; message: string }

export const PICTURE_ALONE = '图片要单独占一行，不能和字写在同一行，也不能放在列表和表格里'

const FORBIDDEN: Readonly<Record<string, string>> = {
  html: '不能写网页代码（HTML），只能写文字；“<”请写成“小于”或全角“＜”',
  image: '不能放别处的图片，请用编辑器里的“图片”放进来，写成 ![说明](media:…)',
  link: '不能放链接，网址请直接写成文字',
  code: '不能用代码框（```），请直接写段落',
  blockquote: '不能用引用（行首的 >），请直接写段落',
  checkbox: '不能用勾选框（[ ]），请写成普通列表',
}

/** Why a piece of Markdown has no place in a notice, and what to write instead. */
export function forbidden({ type, raw }: Pick<Token, 'type' | 'raw'>): string {
  const written = raw.trim()
  const shown = written.length > 30 ? `${written.slice(0, 30)}…` : written
  const why = FORBIDDEN[type] ?? '这里只能用标题、段落、粗体、列表、表格、图片和分隔线'
  return `写的是 ${shown}，${why}`
}

/** The lines that inline tokens show; each line break in the file begins a new one. `line` is where they start. */
export function shownLines(
  tokens: readonly Token[],
  line: number,
): { lines: ShownLine[]; faults: LineFault[] } {
  const lines: ShownLine[] = [{ line, runs: [], picture: null }]
  const faults: LineFault[] = []

  const add = (at: Run['at'], text: string) => {
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) lines.push({ line: lines.at(-1)!.line + 1, runs: [], picture: null })
      const last = lines.at(-1)!
      if (last.picture !== null && part.trim() !== '')
        faults.push({ line: last.line, message: PICTURE_ALONE })
      if (part !== '') append(last.runs, { at, text: part })
    }
  }
  const addPicture = (raw: string) => {
    const last = lines.at(-1)!
    const fault = (message: string) => faults.push({ line: last.line, message })
    const read = readPicture(raw)
    if (read === null) fault(forbidden({ type: 'image', raw }))
    else if (read.at === 'fault') fault(read.message)
    else if (last.picture !== null || textOf(last.runs).trim() !== '') fault(PICTURE_ALONE)
    else last.picture = read.block
  }
  const walk = (list: readonly Token[], at: Run['at']) => {
    for (const token of list) {
      switch (token.type) {
        case 'text':
          // `raw`, for the lexer decodes entities in `text`: what is written is what is shown.
          add(at, token.raw)
          break
        case 'escape':
          add(at, token.raw.slice(1))
          break
        case 'br':
          add(at, '\n')
          break
        case 'strong':
          walk(token.tokens ?? [], 'bold')
          break
        case 'image':
          addPicture(token.raw)
          break
        default:
          faults.push({ line: lines.at(-1)!.line, message: forbidden(token) })
          add(at, '\n'.repeat(token.raw.split('\n').length - 1))
      }
    }
  }
  walk(tokens, 'plain')
  return {
    lines: lines
      .map(({ line, runs, picture }) => ({ line, runs: trimmed(runs), picture }))
      .filter(({ runs, picture }) => runs.length > 0 || picture !== null),
    faults,
  }
}

/** One line out of several, as a list item or a cell is; only Latin words need a space between them. */
export function joined(lines: readonly ShownLine[]): Run[] {
  const runs: Run[] = []
  for (const line of lines) {
    const before = textOf(runs).at(-1) ?? ''
    const after = textOf(line.runs).at(0) ?? ''
    if (/\w/.test(before) && /\w/.test(after)) append(runs, { at: 'plain', text: ' ' })
    for (const run of line.runs) append(runs, run)
  }
  return runs
}

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

function append(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last?.at === run.at) runs[runs.length - 1] = { ...last, text: last.text + run.text }
  else runs.push(run)
}

/** Indents by ideographic spaces go, too: how far a paragraph is indented is the screen's affair. */
function trimmed(runs: readonly Run[]): Run[] {
  const last = runs.length - 1
  return runs
    .map(({ at, text }, index) => {
      const started = index === 0 ? text.trimStart() : text
      return { at, text: index === last ? started.trimEnd() : started }
    })
    .filter(({ text }) => text !== '')
}
