import { GlobalWorkerOptions, getDocument } from 'pdfjs-dist'
import { trustedScript } from '../trusted-types.ts'

/** A page as a picture, and the words on it; '' where it is a scan. */
type PdfPage = { picture: Blob; words: string }

export type PdfRead =
  | { at: 'pages'; pages: readonly PdfPage[] }
  | { at: 'too-long'; pages: number }
  | { at: 'unreadable' }

const MOST_PAGES = 20
/** 150 dots an inch of A4, in pixels. */
const PAGE_WIDE = 1240

/** Its worker, and what Chinese documents and scans need besides: tables of characters, decoders of two kinds of pictures. */
const needed: Record<string, string> = import.meta.glob(
  [
    '../../../../node_modules/pdfjs-dist/build/pdf.worker.min.mjs',
    '../../../../node_modules/pdfjs-dist/cmaps/{GB,UniGB,Adobe-GB1}*.bcmap',
    '../../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
)
const addresses = new Map(
  Object.entries(needed).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
)

/** Gives pdf.js its files by their names, for those of a built page carry a hash. */
class BuiltFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    return new Uint8Array(await (await fetch(addressOf(filename))).arrayBuffer())
  }
}

/** Draws every page of a PDF in this browser; the station itself never reads one. */
export async function pdfPages(file: Blob): Promise<PdfRead> {
  startWorker()
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    BinaryDataFactory: BuiltFiles,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    // Forms and scripts of a document stay what they are: ink.
    enableXfa: false,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > MOST_PAGES) return { at: 'too-long', pages: pdf.numPages }
    const pages: PdfPage[] = []
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n)
      const viewport = page.getViewport({ scale: PAGE_WIDE / page.getViewport({ scale: 1 }).width })
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(viewport.width)
      canvas.height = Math.round(viewport.height)
      await page.render({ canvas, viewport, background: '#fff' }).promise
      const { items } = await page.getTextContent()
      const words = items.map((item) => ('str' in item ? item.str : '')).join('')
      pages.push({ picture: await blobOf(canvas), words: words.replaceAll(/\s+/g, ' ').trim() })
    }
    return { at: 'pages', pages }
  } catch {
    // Cut off, locked by a password, or no PDF.
    return { at: 'unreadable' }
  } finally {
    await task.destroy()
  }
}

/** A page of staff runs no script from a mere address: this one is the built file's own. */
function startWorker(): void {
  if (GlobalWorkerOptions.workerPort !== null) return
  const address = addressOf('pdf.worker.min.mjs')
  GlobalWorkerOptions.workerPort = new Worker(trustedScript('pdf-worker', address), { type: 'module' })
}

function addressOf(name: string): string {
  const address = addresses.get(name)
  if (address === undefined) throw new Error(`${name} is not built in`)
  return address
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('a page cannot be drawn'))), 'image/png')
  })
}
