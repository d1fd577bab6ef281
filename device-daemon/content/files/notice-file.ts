import type { Block } from '#contract/notice.ts'
import { NoticeHead } from '../notice/schema.ts'
import type { SettingsFault } from './fault.ts'
import { readMarkdown } from '../notice/markdown.ts'
import { checkShape, type Sound } from '../check/shape.ts'
import { parseYaml, type YamlFile } from './yaml-file.ts'

/** A notice as it was written, as far as it can be read. */
export type NoticeFile = {
  /** Folder and file name without the ending. */
  class: string
  id: string
  head: YamlFile
  sound: Sound<NoticeHead>
  whole: NoticeHead | null
  blocks: readonly Block[]
  /** What will be readable of the body, by its lines in the file. */
  shown: readonly { line: number; text: string }[]
}

export type NoticeRead = { file: NoticeFile | null; faults: SettingsFault[] }

/** Nobody reads a notice of that length at a kiosk; the largest tables have a tenth of it. */
const MAX_BYTES = 256 * 1024

/** Control characters and those that turn the direction of writing: what is shown would not be what is written. */
const DECEPTIVE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/**
 * Reads the text of `<class>/<id>.md`: YAML between two lines of ---, then Markdown. `name` is what people call the
 * file; with `bold: false` stars in the body stay stars.
 */
export function readNotice(
  bytes: Uint8Array,
  of: { class: string; id: string; name: string; bold: boolean },
): NoticeRead {
  const fault = (line: number | null, message: string): SettingsFault => ({
    file: of.name,
    path: '',
    line,
    message,
  })
  const unreadable = (line: number | null, message: string): NoticeRead => ({
    file: null,
    faults: [fault(line, message)],
  })
  if (bytes.byteLength > MAX_BYTES) return unreadable(null, `文件太大，应不超过 ${MAX_BYTES / 1024} KB`)
  const text = decoded(bytes)
  if (text === null) return unreadable(null, '文件不是 UTF-8 编码（可能是 GBK），请用编辑器另存为 UTF-8')
  const lines = text.split('\n')
  const deceptive = lines.findIndex((line) => DECEPTIVE.test(line.replaceAll('\t', ' ')))
  if (deceptive >= 0) return unreadable(deceptive + 1, '有看不见的控制字符，请删掉这一行重新打字')
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    const message = '开头应为：一行 ---，下面写 title、publisher、publishedAt 等，再一行 ---，然后是正文'
    return unreadable(1, message)
  }
  // The first line is left empty in place of ---, so that lines count as they do in the file.
  const read = parseYaml(['', ...lines.slice(1, end)].join('\n'), of.name)
  if (read.at === 'faults') return { file: null, faults: read.faults }

  const shape = checkShape(NoticeHead, read.file.value, read.file.fault)
  const body = readMarkdown(lines.slice(end + 1).join('\n'), end + 2, { bold: of.bold })
  const faults = [...shape.faults, ...body.faults.map(({ line, message }) => fault(line, message))]
  if (body.blocks.length === 0 && body.faults.length === 0) {
    faults.push(fault(end + 1, '没有正文，应在第二行 --- 下面写内容'))
  }
  return {
    file: {
      class: of.class,
      id: of.id,
      head: read.file,
      sound: shape.sound ?? {},
      whole: shape.whole,
      blocks: body.blocks,
      shown: body.shown,
    },
    faults,
  }
}

/** A fault at a line of the body. */
export function bodyFault({ head }: NoticeFile, line: number, message: string): SettingsFault {
  return { file: head.name, path: '', line, message }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}
