import type { FileHandle } from 'node:fs/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file of an archive; `name` with slashes, from the archive's root. */
export type Packed = { name: string; size: number; content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

const BLOCK = 512
const NAME_MAX = 100

/**
 * Writes files into one `.tar.gz` (POSIX ustar, long names in pax headers), so that any tool of any system can open it. The
 * caller syncs.
 */
export async function pack(path: string, files: AsyncIterable<Packed>): Promise<void> {
  await pipeline(
    Readable.from(tarOf(files)),
    createGzip({ level: 6 }),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  )
}

async function* tarOf(files: AsyncIterable<Packed>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, content } of files) {
    if (Buffer.byteLength(name) > NAME_MAX) {
      const record = paxRecord('path', name)
      yield header('pax', record.length, 'x')
      yield padded(record)
    }
    yield header(name, size, '0')
    let written = 0
    for await (const bytes of content) {
      written += bytes.length
      yield bytes
    }
    if (written !== size) throw new Error(`${name} has changed while it was packed`)
    yield Buffer.alloc(padding(size))
  }
  yield Buffer.alloc(2 * BLOCK)
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK
const padded = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, Buffer.alloc(padding(bytes.length))])

/** `NN key=value\n`, NN being the length of the whole, itself included. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + String(rest).length
  if (String(length).length > String(rest).length) length = rest + String(length).length
  return Buffer.from(`${length} ${key}=${value}\n`)
}

function header(name: string, size: number, type: '0' | 'x'): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  block.write(cut(name), 0, NAME_MAX)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write(type, 156)
  block.write('ustar\x0000', 257)
  block.write('        ', 148)
  const sum = block.reduce((all, byte) => all + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** What fits of a long name; the pax header has the whole. */
function cut(name: string): string {
  let short = name
  while (Buffer.byteLength(short) > NAME_MAX) short = short.slice(1)
  return short
}

/** Why a file is no archive of ours. */
export class NoArchive extends Error {
  override name = 'NoArchive'
}

/**
 * Calls `take` with every file of the archive, in order; what it does not read is passed over. Throws `NoArchive` for
 * what is cut off, altered or something else.
 */
export async function unpack(path: string, take: (file: Packed) => Promise<void>): Promise<void> {
  const source = createReadStream(path)
  const bytes = readerOf(source.pipe(createGunzip()))
  try {
    await unpackFrom(bytes, take)
  } catch (error) {
    // zlib's own errors: not gzip, cut off, a sum that does not fit.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new NoArchive(error.message)
    throw error
  } finally {
    source.destroy()
  }
}

async function unpackFrom(bytes: Bytes, take: (file: Packed) => Promise<void>): Promise<void> {
  let longName: string | null = null
  for (;;) {
    const block = await bytes.read(BLOCK)
    if (block.every((byte) => byte === 0)) {
      // To the end, where gzip has its sum.
      await bytes.end()
      return
    }
    const { name, size, type } = readHeader(block)
    if (type === 'x') {
      longName = /^\d+ path=(.*)\n$/s.exec((await bytes.read(size)).toString('utf8'))?.[1] ?? null
      await bytes.read(padding(size))
      continue
    }
    if (type !== '0') throw new NoArchive(`${name} is no plain file`)
    const content = bytes.pass(size)
    await take({ name: longName ?? name, size, content })
    for await (const _rest of content);
    await bytes.read(padding(size))
    longName = null
  }
}

function readHeader(block: Buffer): { name: string; size: number; type: string } {
  const text = (from: number, length: number) =>
    block.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  const sum = Number.parseInt(text(148, 8), 8)
  const blank = Buffer.from(block)
  blank.fill(' ', 148, 156)
  if (blank.reduce((all, byte) => all + byte, 0) !== sum) throw new NoArchive('a header was altered')
  return { name: text(0, NAME_MAX), size: Number.parseInt(text(124, 12), 8), type: text(156, 1) }
}

type Bytes = {
  /** Exactly so many. */
  read(count: number): Promise<Buffer>
  /** So many in pieces. The caller must read the generator to its end before the next read. */
  pass(count: number): AsyncGenerator<Uint8Array, void>
  end(): Promise<void>
}

function readerOf(source: AsyncIterable<unknown>): Bytes {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  async function more(): Promise<boolean> {
    const next = await chunks.next()
    if (next.done === true) return false
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- gunzip gives buffers
    rest = next.value as Buffer
    return true
  }

  async function* pass(count: number): AsyncGenerator<Uint8Array, void> {
    let left = count
    while (left > 0) {
      if (rest.length === 0 && !(await more())) throw new NoArchive('it is cut off')
      const part = rest.subarray(0, left)
      rest = rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }

  return {
    pass,
    async read(count) {
      const parts: Uint8Array[] = []
      for await (const part of pass(count)) parts.push(part)
      return Buffer.concat(parts)
    },
    async end() {
      while (await more());
    },
  }
}

/** The bytes of an open file, piece by piece, up to `size`. */
export async function* bytesOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(256 * 1024)
  for (let at = 0; at < size;) {
    const { bytesRead } = await handle.read(piece, 0, Math.min(piece.length, size - at), at)
    if (bytesRead === 0) return
    at += bytesRead
    yield Buffer.from(piece.subarray(0, bytesRead))
  }
}
