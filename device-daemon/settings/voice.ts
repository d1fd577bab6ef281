import { readFileSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Fault } from '#daemon/content/fault.ts'
import { nearest } from '#daemon/content/check/nearest.ts'
import { isRecord } from '#daemon/content/check/shape.ts'

/** kiosk-ui/voice/index.json, as scripts/make-voice.ts writes it: start and length of each clip in ms. */
type ShippedVoice = { packs: { file: string; clips: Record<string, [number, number]> }[] }

export type VoiceFiles = {
  /** Folder of the clips that come with the project. */
  folder: string
  packs: ShippedVoice['packs']
  /** The station's own recordings: clip → file name in config/voice. */
  own: ReadonlyMap<string, string>
}

const SHIPPED_FOLDER = resolve(import.meta.dirname, '../../kiosk-ui/voice')
/** A word takes a second: 100 kB as plain wav. */
const MAX_BYTES = 1_000_000
const EXTENSIONS = ['.wav', '.ogg', '.mp3']
/** What editors and file managers leave behind, and the folder's own explanation. */
const NO_RECORDING = /^\.|~$|^README\.md$|^Thumbs\.db$/

/** Reads which recordings `folder` holds. One that cannot be used is named in `warnings`, and the shipped clip stays. */
export async function readVoice(
  folder: string,
  shown: string,
): Promise<{ voice: VoiceFiles; warnings: Fault[] }> {
  const { packs } = shippedVoice()
  const known = packs.flatMap(({ clips }) => Object.keys(clips))
  const own = new Map<string, string>()
  const warnings: Fault[] = []
  for (const name of await recordings(folder)) {
    const clip = name.slice(0, -extname(name).length || undefined)
    const other = own.get(clip)
    const wrong =
      wrongName(name, clip, known) ??
      (other === undefined ? await wrongFile(join(folder, name)) : `和 ${other} 重复，一个名字只放一个文件`)
    if (wrong === null) own.set(clip, name)
    else
      warnings.push({ file: `${shown}/${name}`, path: '', line: null, message: `${wrong}；这个文件没有用` })
  }
  return { voice: { folder: SHIPPED_FOLDER, packs, own }, warnings }
}

function shippedVoice(): ShippedVoice {
  const read: unknown = JSON.parse(readFileSync(join(SHIPPED_FOLDER, 'index.json'), 'utf8'))
  if (!isShippedVoice(read)) throw new Error('kiosk-ui/voice/index.json is not what make-voice writes')
  return read
}

/** Of thousands of clips; TypeBox takes a tenth of a start for them. */
function isShippedVoice(read: unknown): read is ShippedVoice {
  const isSpan = (span: unknown) =>
    Array.isArray(span) && span.length === 2 && span.every((ms: unknown) => Number.isInteger(ms))
  const isPack = (pack: unknown) =>
    isRecord(pack) &&
    typeof pack['file'] === 'string' &&
    isRecord(pack['clips']) &&
    Object.values(pack['clips']).every(isSpan)
  return isRecord(read) && Array.isArray(read['packs']) && read['packs'].every(isPack)
}

async function recordings(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !NO_RECORDING.test(name)).toSorted()
  } catch {
    // A station without the folder has no recordings.
    return []
  }
}

function wrongName(name: string, clip: string, known: readonly string[]): string | null {
  if (!EXTENSIONS.includes(extname(name))) return `应为录音文件：${EXTENSIONS.join('、')}`
  if (known.includes(clip)) return null
  const meant = nearest(clip, known)
  return `没有叫 ${clip} 的声音${meant === undefined ? '' : `（是不是 ${meant}？）`}，名字见 config/voice/README.md`
}

async function wrongFile(path: string): Promise<string | null> {
  const about = await stat(path)
  if (!about.isFile()) return '应为录音文件'
  if (about.size > MAX_BYTES) return `有 ${Math.ceil(about.size / 1000)} kB，最多 ${MAX_BYTES / 1000} kB`
  return isSound(await readFile(path), extname(path)) ? null : '打不开，不像是录音'
}

/** By the first bytes: a file that was renamed, emptied or cut off at the head is none. */
function isSound(bytes: Buffer, extension: string): boolean {
  const text = bytes.toString('latin1', 0, 12)
  switch (extension) {
    case '.wav':
      return /^RIFF.{4}WAVE$/s.test(text) && bytes.includes('data') && bytes.length > 44
    case '.ogg':
      return text.startsWith('OggS')
    default:
      return text.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)
  }
}
