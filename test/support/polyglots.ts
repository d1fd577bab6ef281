import { deflateSync, gzipSync } from 'node:zlib'
import { OUTSIDE } from './hostile-documents.ts'
import { chunk, portrait, segment } from './portrait.ts'

/** A file that is, or says that it is, several things at once. `probe` in it would run as a script or as markup. */
export type Polyglot = { name: string; bytes: Buffer }

const text = (words: string) => Buffer.from(words, 'latin1')

/** Behind the first `after` bytes. */
const withParts = (bytes: Buffer, after: number, ...parts: Buffer[]) =>
  Buffer.concat([bytes.subarray(0, after), ...parts, bytes.subarray(after)])

/** Behind the signature and the header of a PNG. */
const PNG_HEAD = 8 + 25

/** Pictures with a script in every part that a decoder skips or keeps, and other files under a picture's first bytes. */
export function polyglots(probe: string): readonly Polyglot[] {
  const html = `<html><body><script>${probe}</script><img src=x onerror=${probe}><img src=//${OUTSIDE}/p>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${probe}"><script>${probe}</script></svg>`
  const pdf = `%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(${probe})>>>>endobj`
  const script = `/*x*/;${probe};//`
  const payloads = { html, svg, pdf, script, xml: `<?xml version="1.0"?>${svg}`, zip: `PK\x03\x04${html}` }
  const [jpg, png] = [portrait('jpg', 300, 400), portrait('png', 300, 400)]
  const pictures = Object.entries(payloads).flatMap(([name, payload]): Polyglot[] => [
    { name: `a JPEG with ${name} behind it`, bytes: Buffer.concat([jpg, text(payload)]) },
    { name: `a PNG with ${name} behind it`, bytes: Buffer.concat([png, text(payload)]) },
    { name: `a JPEG with ${name} in a comment`, bytes: withParts(jpg, 2, segment(0xfe, text(payload))) },
    {
      name: `a JPEG with ${name} as Exif`,
      bytes: withParts(jpg, 2, segment(0xe1, text(`Exif\0\0${payload}`))),
    },
    {
      name: `a JPEG with ${name} as a colour profile`,
      bytes: withParts(jpg, 2, segment(0xe2, text(payload))),
    },
    { name: `a JPEG with ${name} between its segments`, bytes: withParts(jpg, 20, text(payload)) },
    {
      name: `a PNG with ${name} as text`,
      bytes: withParts(png, PNG_HEAD, chunk('tEXt', text(`a\0${payload}`))),
    },
    {
      name: `a PNG with ${name} as packed text`,
      bytes: withParts(
        png,
        PNG_HEAD,
        chunk('zTXt', Buffer.concat([text('a\0\0'), deflateSync(text(payload))])),
      ),
    },
    { name: `a PNG with ${name} as Exif`, bytes: withParts(png, PNG_HEAD, chunk('eXIf', text(payload))) },
    {
      name: `a PNG with ${name} in a chunk of its own`,
      bytes: withParts(png, PNG_HEAD, chunk('juNK', text(payload))),
    },
    {
      name: `a PNG with ${name} as its palette`,
      bytes: withParts(png, PNG_HEAD, chunk('PLTE', inThrees(payload))),
    },
    { name: `a PNG with ${name} as its pixels`, bytes: pixels(payload) },
    { name: `a JPEG with ${name} as its quantizers`, bytes: quantizers(jpg, payload) },
    { name: `${name} under the first bytes of a JPEG`, bytes: text(`\xff\xd8\xff\xe0${payload}`) },
    { name: `${name} under the first bytes of a PNG`, bytes: text(`\x89PNG\r\n\x1a\n${payload}`) },
    { name: `${name} alone`, bytes: text(payload) },
    { name: `${name} behind a byte order mark`, bytes: Buffer.from(`\ufeff${payload}`, 'utf8') },
    { name: `${name} in 16 bits`, bytes: Buffer.from(`\ufeff${payload}`, 'utf16le') },
    { name: `${name} packed`, bytes: gzipSync(payload) },
    { name: `a GIF that is ${name}`, bytes: text(`GIF89a/*${payload}*/=0;${script}`) },
    { name: `a BMP that is ${name}`, bytes: text(`BM${payload}`) },
    { name: `a WebP that is ${name}`, bytes: text(`RIFF\x2f\x2a\0\0WEBPVP8 ${payload}`) },
  ])
  return [
    ...pictures,
    {
      name: 'a JPEG whose length is a comment of a script',
      bytes: text(`\xff\xd8\xff\xe0\x2f\x2aJFIF*/=1;${script}`),
    },
    { name: 'nothing', bytes: Buffer.alloc(0) },
  ]
}

function inThrees(payload: string): Buffer {
  const bytes = text(payload).subarray(0, 768)
  return bytes.subarray(0, bytes.length - (bytes.length % 3))
}

/** Its rows are stored as they are, so that they stand in the file letter by letter. */
function pixels(payload: string): Buffer {
  const png = portrait('png', 300, 400)
  const row = 1 + Math.ceil(300 / 8)
  const rows = Buffer.alloc(row * 400)
  text(payload)
    .subarray(0, rows.length - 1)
    .copy(rows, 1)
  for (let at = 0; at < rows.length; at += row) rows[at] = 0
  return Buffer.concat([
    png.subarray(0, PNG_HEAD),
    chunk('IDAT', deflateSync(rows, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** In the 64 bytes of its first table. */
function quantizers(jpg: Buffer, payload: string): Buffer {
  const changed = Buffer.from(jpg)
  text(payload)
    .subarray(0, 64)
    .copy(changed, jpg.indexOf(Buffer.from('ffdb', 'hex')) + 5)
  return changed
}
