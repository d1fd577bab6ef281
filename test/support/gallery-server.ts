import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '#daemon/clock.ts'
import { openMediaDesk } from '#daemon/desks/media/media-desk.ts'
import { mediaRoutes } from '#daemon/http/routes/media.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { galleryPages } from '#daemon/http/server/gallery.ts'
import { assets, filePages } from '#daemon/http/server/pages.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'

const UI = join(import.meta.dirname, '..', '..', 'kiosk-ui')
const SCREENS = join(UI, 'dist')
const BUILT = join(SCREENS, 'gallery')
/** Of its notices. */
const PICTURES = join(UI, 'gallery', 'made-up', 'media')

/** Throws where `scripts/build.ts` built the screens alone, which is what a station needs. */
export function needBuiltGallery(): void {
  if (!existsSync(join(BUILT, 'made-of/contents/long.json')))
    throw new Error('the gallery is not built: run `node scripts/build.ts --gallery`, as `npm test` does')
}

let ofWorker: ReturnType<typeof openGallery> | undefined

/** One for all test files of a worker, which ends with it. */
export function galleryOfWorker(): Promise<{ url: string }> {
  return (ofWorker ??= openGallery())
}

/** The gallery by itself, under the headers of a station; `url` is `http://127.0.0.1:PORT`. */
export async function openGallery(): Promise<{ url: string; close(): Promise<void> }> {
  needBuiltGallery()
  const app = await createApp(pino({ level: 'silent' }))
  await galleryPages(app, BUILT)
  // The previews of a form stand in frames of their own.
  await assets(app, SCREENS)
  await filePages(app, SCREENS, [{ path: '/preview', file: 'preview/index.html', framed: true }])
  mediaRoutes(
    app,
    openMediaDesk(openPictureFiles({ folder: PICTURES, names: /^[-0-9a-fx]+\.png$/ }), [], systemClock),
  )
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => app.close() }
}
