import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '#daemon/http/server/create-app.ts'
import { galleryPages } from '#daemon/http/server/gallery.ts'

const BUILT = join(import.meta.dirname, '..', '..', 'kiosk-ui', 'dist', 'gallery')

/** The gallery by itself, under the headers of a station; `url` is `http://127.0.0.1:PORT`. */
export async function openGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const app = await createApp(pino({ level: 'silent' }))
  await galleryPages(app, BUILT)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => app.close() }
}
