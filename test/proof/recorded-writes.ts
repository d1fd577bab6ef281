// What a process did to a folder, read from strace: enough to rebuild every state that a power cut may leave of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTraced } from './tracing.ts'

/** One thing that was done, in the order in which it took effect. Paths are within the folder; '' is the folder itself. */
export type Done =
  | { at: 'made'; path: string }
  /** `offset` null: at the end of the file. */
  | { at: 'written'; path: string; offset: number | null; bytes: Buffer }
  | { at: 'cut'; path: string; length: number }
  | { at: 'synced'; path: string }
  | { at: 'linked'; from: string; to: string }
  | { at: 'renamed'; from: string; to: string }
  | { at: 'removed'; path: string }
  /** A whole line on stdout: somebody was told. */
  | { at: 'said'; line: string }

const CALLS = 'openat,pwrite64,write,writev,fsync,fdatasync,ftruncate,link,rename,unlink'
/** More than a page of a database or any document here; longer writes would be cut off in the record. */
const LONGEST = 1 << 21

export async function recordWrites(folder: string, script: string, args: readonly string[]): Promise<Done[]> {
  const place = mkdtempSync(join(tmpdir(), 'proof-record-'))
  const file = join(place, 'trace')
  try {
    const options = ['-o', file, '-y', '-xx', '-s', String(LONGEST), '-e', `trace=${CALLS}`]
    const { code, errors } = await runTraced(options, script, args)
    if (code !== 0) throw new Error(`the process to be recorded ended with ${code}: ${errors}`)
    return readRecord(readFileSync(file, 'latin1'), folder)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** A call is written down where it begins; one that another thread breaks off takes effect where it is resumed. */
function readRecord(text: string, folder: string): Done[] {
  const broken = new Map<string, string>()
  return text.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      broken.set(thread, rest.slice(0, -'<unfinished ...>'.length).trimEnd())
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1]
    const call = resumed === undefined ? rest : `${broken.get(thread) ?? ''}${resumed}`
    return doneBy(call, folder) ?? []
  })
}

function doneBy(call: string, folder: string): Done | null {
  const [, name = '', given = '', result = ''] = /^(\w+)\((.*)\)\s*= (-?\d+)/.exec(call) ?? []
  if (name === '' || Number(result) < 0) return null
  const texts = [...given.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex = '']) => bytesOf(hex))
  const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = texts
  const inside = (path: string) =>
    path === folder ? '' : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null
  const opened = /^\d+<((?:\\x[0-9a-f]{2})*)>/u.exec(given)?.[1]
  const path = inside(opened === undefined ? first.toString() : bytesOf(opened).toString())
  if (name === 'writev') return { at: 'said', line: Buffer.concat(texts).toString().trimEnd() }
  if (path === null) return null
  const numbers = given.split(', ').slice(-1).map(Number)
  switch (name) {
    case 'openat':
      return given.includes('O_CREAT') ? { at: 'made', path } : null
    case 'pwrite64':
      return { at: 'written', path, offset: numbers[0] ?? 0, bytes: first }
    case 'write':
      return { at: 'written', path, offset: null, bytes: first }
    case 'ftruncate':
      return { at: 'cut', path, length: numbers[0] ?? 0 }
    case 'fsync':
    case 'fdatasync':
      return { at: 'synced', path }
    case 'unlink':
      return { at: 'removed', path }
    case 'link':
    case 'rename':
      return { at: name === 'link' ? 'linked' : 'renamed', from: path, to: inside(second.toString()) ?? '' }
    default:
      return null
  }
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
