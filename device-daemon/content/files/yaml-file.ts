import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument, isMap, isScalar, visit, type Document, type YAMLError } from 'yaml'
import { type AsWritten, type Finding, type Path, pathText } from '../check/finding.ts'
import type { Fault } from '../fault.ts'
import { NOTHING_KEPT, type ParsedValue, type ParsedValues } from './parsed-values.ts'

/** A YAML file that could be read, with a way to point into it. */
export type YamlFile = {
  name: string
  value: unknown
  /** A fault at `path`; its line is that of the nearest thing above it that is really written there. */
  fault(path: Path, message: string): Fault
  /** The same for what a check found. */
  faults(findings: readonly Finding[]): Fault[]
  /** What was most likely not meant so, whatever stands at its place. */
  doubts: readonly Fault[]
  asWritten: AsWritten
}

export type YamlRead = { at: 'read'; file: YamlFile } | { at: 'faults'; faults: Fault[] }

/** Reads and parses one file. `name` is what the person is told it is called. Never throws for what a person wrote. */
export async function readYaml(
  file: string,
  name: string,
  values: ParsedValues = NOTHING_KEPT,
): Promise<YamlRead> {
  const whole = (message: string, line: number | null = null): YamlRead => ({
    at: 'faults',
    faults: [{ file: name, path: '', line, message }],
  })
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    return whole(unreadable(error))
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return whole('文件不是 UTF-8 编码（可能是 GBK），请用编辑器另存为 UTF-8')
  }
  return parseYaml(text, name, values)
}

/** The same for a text at hand. */
export function parseYaml(text: string, name: string, values: ParsedValues = NOTHING_KEPT): YamlRead {
  const known = values.of(text)
  if (known !== null) return { at: 'read', file: yamlFile(text, name, known, null) }
  let parsed: Parsed
  try {
    parsed = parse(text)
  } catch {
    // The parser calls itself for each level, so that thousands of brackets are too deep for it.
    const message = '括号或列表套得太深，读不了，请写成普通的几层'
    return { at: 'faults', faults: [{ file: name, path: '', line: null, message }] }
  }
  if (parsed.document.errors.length > 0) return { at: 'faults', faults: syntaxFaults(parsed, text, name) }
  let value: unknown
  try {
    value = parsed.document.toJS()
  } catch (error) {
    // Aliases are resolved only here; a bomb of them ends as an error, too.
    const message = `引用（& 和 *）有问题：${error instanceof Error ? error.message : String(error)}`
    return { at: 'faults', faults: [{ file: name, path: '', line: null, message }] }
  }
  const said = { value, doubts: mayHaveWideCommas(text) ? wideCommas(parsed) : [] }
  values.keep(text, said)
  return { at: 'read', file: yamlFile(text, name, said, parsed) }
}

/**
 * A text that can be parsed; `parsed`: null where its value was known. What was read is kept as long as it is published,
 * and a finding is rare: the document, several times as large as its values, is let go and made anew from the text where
 * somebody points into it later.
 */
function yamlFile(
  text: string,
  name: string,
  { value, doubts }: ParsedValue,
  parsed: Parsed | null,
): YamlFile {
  let held = parsed && new WeakRef(parsed)
  function now(): Parsed {
    const known = held?.deref() ?? parse(text)
    held = new WeakRef(known)
    return known
  }
  const fault = (path: Path, message: string): Fault => ({
    file: name,
    path: pathText(path),
    line: lineOf(now(), path),
    message,
  })
  return {
    name,
    value,
    fault,
    faults: (findings) => findings.map(({ path, words }) => fault(path, words)),
    doubts: doubts.map(({ line, message }) => ({ file: name, path: '', line, message })),
    asWritten(path) {
      const node = now().document.getIn(path, true)
      return isScalar(node) ? node.source : undefined
    },
  }
}

/** A full-width comma after an opening bracket or a comma of its line. */
const mayHaveWideCommas = (text: string): boolean => /[[,][^\]\n]*[，、]/.test(text)

function syntaxFaults({ document, lines }: Parsed, text: string, name: string): Fault[] {
  const written = text.split('\n')
  return document.errors.map((error) => {
    const { line } = lines.linePos(error.pos[0])
    return { file: name, path: '', line, message: syntaxWords(error, written[line - 1] ?? '') }
  })
}

type Parsed = { document: Document.Parsed; lines: LineCounter }

function parse(text: string): Parsed {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines }
}

/** Entries of a list in brackets that a full-width comma runs together, as in `[社会保险，医疗保险]`. */
function wideCommas({ document, lines }: Parsed): ParsedValue['doubts'] {
  const found: { line: number; message: string }[] = []
  visit(document, {
    Seq(_key, list) {
      if (!list.flow) return
      for (const entry of list.items) {
        if (!isScalar(entry) || entry.type !== 'PLAIN' || entry.range == null) continue
        const { source = '' } = entry
        const mark = /[，、]/.exec(source)?.[0]
        if (mark === undefined) continue
        const apart = source.split(/[，、]\s*/).join(', ')
        const message = `“${source}”里是全角的“${mark}”，会当成一项；是几项应写成 [${apart}]，本来就是一项的加引号`
        found.push({ line: lines.linePos(entry.range[0]).line, message })
      }
    },
  })
  return found
}

/** Line of the key at `path`, of the value where it is a list's, or of what contains it where it is missing. */
function lineOf({ document, lines }: Parsed, path: Path): number | null {
  const last = path.at(-1)
  if (last === undefined) return null
  const parent = document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === last)
    const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
    if (start !== undefined) return lines.linePos(start).line
  }
  const node = document.getIn(path, true)
  const start =
    typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
      ? (node.range[0] as unknown)
      : undefined
  if (typeof start === 'number') return lines.linePos(start).line
  return lineOf({ document, lines }, path.slice(0, -1))
}

export function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT') return '没有这个文件'
  if (code === 'EACCES') return '没有读这个文件的权限'
  if (code === 'EISDIR') return '这里应当是文件，却是一个文件夹'
  return `读不了这个文件：${code}`
}

function syntaxWords(error: YAMLError, written: string): string {
  if (/^\s*(- )?\s*[A-Za-z]\w*：/.test(written))
    return '冒号用了全角“：”，应为半角冒号加一个空格，如 name: 示例'
  if (/^\s*(- )?\s*[A-Za-z]\w*:\S/.test(written)) return '冒号后面缺一个空格，应写成 name: 示例'
  if (error.code === 'TAB_AS_INDENT') return '行首用了制表符（Tab），应改成空格'
  if (error.code === 'DUPLICATE_KEY') return '同一个字段写了两遍，应只留一个'
  if (error.code === 'MULTIPLE_DOCS') return '一个文件里有两份内容（--- 分开），应只留一份'
  if (error.code === 'BAD_INDENT') return '缩进不对：同一层的字段应当左边对齐'
  return `不是合法的 YAML（${error.code}）：${error.message}`
}
