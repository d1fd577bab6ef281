import { DECEPTIVE_WORDS, isDeceptive } from '../check/deceptive.ts'
import { isRealDay } from '../check/real-day.ts'
import { isRecord, unknownField } from '../check/shape.ts'
import type { Fault } from '../fault.ts'
import { NOTICE_MAX_BYTES } from '../notice/check-notice.ts'
import { noticeFields } from '../notice/schema.ts'
import type { WrittenDocument } from '../source.ts'
import { NOTHING_KEPT, type ParsedValues } from './parsed-values.ts'
import { parseYaml, type YamlFile } from './yaml-file.ts'

/** Where a notice stands: its class is the folder, its id the file's name without the ending. */
export type NoticePlace = { class: string; id: string; name: string }

/** Fields of a notice that a file says otherwise: by its folder, and below the head. */
const NOT_IN_HEAD = ['class', 'body']

/** Reads the text of `<class>/<id>.md`: YAML between two lines of ---, then Markdown. */
export function readNotice(
  bytes: Uint8Array,
  of: NoticePlace,
  parsed: ParsedValues = NOTHING_KEPT,
): WrittenDocument {
  const fault = (line: number | null, message: string): Fault => ({ file: of.name, path: '', line, message })
  const unreadable = (line: number | null, message: string) => unreadableNotice(of, [fault(line, message)])
  if (bytes.byteLength > NOTICE_MAX_BYTES)
    return unreadable(null, `文件太大，应不超过 ${NOTICE_MAX_BYTES / 1024} KB`)
  const text = decoded(bytes)
  if (text === null) return unreadable(null, '文件不是 UTF-8 编码（可能是 GBK），请用编辑器另存为 UTF-8')
  const lines = text.split('\n')
  const deceptive = lines.findIndex(isDeceptive)
  if (deceptive >= 0) return unreadable(deceptive + 1, DECEPTIVE_WORDS)
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    const message = '开头应为：一行 ---，下面写 title、publisher、publishedAt 等，再一行 ---，然后是正文'
    return unreadable(1, message)
  }
  // The first line is left empty in place of ---, so that lines count as they do in the file.
  const read = parseYaml(['', ...lines.slice(1, end)].join('\n'), of.name, parsed)
  if (read.at === 'faults') return unreadableNotice(of, read.faults)
  const head = read.file
  return {
    id: of.id,
    name: of.name,
    value: isRecord(head.value)
      ? { ...head.value, class: of.class, body: lines.slice(end + 1).join('\n') }
      : head.value,
    faults: headFaults(head, of.id),
    doubts: head.doubts,
    asWritten: head.asWritten,
    fault(path, words) {
      const [field, line] = path
      if (field !== 'body') return head.fault(path, words)
      // Lines of a file count from 1; the text as a whole is told at the line before it.
      return fault(typeof line === 'number' ? end + 2 + line : end + 1, words)
    },
  }
}

/** A notice of which nothing but its file's name is known. */
export function unreadableNotice({ id, name }: NoticePlace, faults: readonly Fault[]): WrittenDocument {
  const fault = (_path: unknown, message: string): Fault => ({ file: name, path: '', line: null, message })
  return { id, name, value: undefined, faults, doubts: [], fault, asWritten: () => undefined }
}

/** What only a file can have wrong: fields that stand elsewhere, and a name that says another day. */
function headFaults(head: YamlFile, id: string): Fault[] {
  const value = isRecord(head.value) ? head.value : {}
  const strangers = NOT_IN_HEAD.filter((key) => key in value).map((key) =>
    head.fault([key], unknownField(key, noticeFields)),
  )
  const { publishedAt } = value
  const inName = /^\d{4}-\d{2}-\d{2}/.exec(id)?.[0]
  if (typeof publishedAt !== 'string' || !isRealDay(publishedAt) || inName === publishedAt) return strangers
  const message = `写的是 ${publishedAt}，文件名应以这一天开头，如 ${publishedAt}-dibao.md`
  return [...strangers, head.fault(['publishedAt'], message)]
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}
