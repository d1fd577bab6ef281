/** What a package lays on a machine. `path`: from the root, without a leading slash. `mode`: permission bits. */
export type Entry =
  | { at: 'file'; path: string; mode: number; bytes: Uint8Array }
  | { at: 'folder'; path: string }
  | { at: 'link'; path: string; to: string }

const BLOCK = 512
const NAME_MAX = 100
/** dpkg pads its own archives so. */
const RECORD = 10_240

/**
 * The entries and every folder above them as a tar archive that dpkg reads: sorted by path, owned by root, all of one age, so
 * that the same entries always give the same bytes. `time`: seconds since 1970.
 */
export function tarOf(entries: readonly Entry[], time: number): Uint8Array {
  const blocks = withFolders(entries).flatMap((entry) => blocksOf(entry, time))
  const size = blocks.reduce((sum, { length }) => sum + length, 0)
  const end = Math.ceil((size + 2 * BLOCK) / RECORD) * RECORD - size
  return Buffer.concat([...blocks, Buffer.alloc(end)])
}

function withFolders(entries: readonly Entry[]): Entry[] {
  const all = new Map<string, Entry>()
  for (const entry of entries) {
    if (all.get(entry.path)?.at === 'file') throw new Error(`${entry.path} is packed twice`)
    all.set(entry.path, entry)
    const parts = entry.path.split('/')
    for (let depth = 1; depth < parts.length; depth += 1) {
      const path = parts.slice(0, depth).join('/')
      if (!all.has(path)) all.set(path, { at: 'folder', path })
    }
  }
  return [...all.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function blocksOf(entry: Entry, time: number): Uint8Array[] {
  const name = entry.at === 'folder' ? `./${entry.path}/` : `./${entry.path}`
  const bytes = entry.at === 'file' ? entry.bytes : Buffer.alloc(0)
  const link = entry.at === 'link' ? entry.to : ''
  return [
    ...longName(name),
    header({
      name,
      link,
      time,
      mode: entry.at === 'file' ? entry.mode : entry.at === 'folder' ? 0o755 : 0o777,
      size: bytes.length,
      type: entry.at === 'file' ? '0' : entry.at === 'folder' ? '5' : '2',
    }),
    bytes,
    Buffer.alloc(padding(bytes.length)),
  ]
}

/** GNU's way: dpkg knows no pax headers. */
function longName(name: string): Uint8Array[] {
  if (Buffer.byteLength(name) <= NAME_MAX) return []
  const bytes = Buffer.from(`${name}\0`)
  return [
    header({ name: '././@LongLink', link: '', time: 0, mode: 0o644, size: bytes.length, type: 'L' }),
    bytes,
    Buffer.alloc(padding(bytes.length)),
  ]
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

type Header = { name: string; link: string; time: number; mode: number; size: number; type: string }

function header({ name, link, time, mode, size, type }: Header): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(name, 0, NAME_MAX)
  block.write(octal(mode, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(time, 11), 136)
  block.write(type, 156)
  block.write(link, 157, NAME_MAX)
  block.write('ustar  \0', 257)
  block.write('root', 265)
  block.write('root', 297)
  block.fill(' ', 148, 156)
  const sum = block.reduce((all, byte) => all + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
