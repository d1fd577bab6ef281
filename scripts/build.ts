// `npm run build`: the screens, once for the browser and once for the daemon, which renders the home page itself.
// `--gallery` adds every screen in every state, for `npm run dev` and the checks; `--watch` builds again whenever a
// source changes.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { client, gallery, phone, server, surfaces } from '../kiosk-ui/vite.config.ts'
import { beginScreensStamp, root } from './setup.mjs'

const watch = process.argv.includes('--watch')
const withGallery = process.argv.includes('--gallery')
const galleryDir = join(root, 'kiosk-ui/dist/gallery')
const writeStamp = beginScreensStamp()
rmSync(galleryDir, { recursive: true, force: true })

for (const bundle of [client, surfaces, phone, server, ...(withGallery ? [gallery] : [])]) {
  await build({ ...bundle, configFile: false, build: { ...bundle.build, ...(watch ? { watch: {} } : {}) } })
}
if (!watch) writeStamp()
if (withGallery) {
  const { writeGalleryContents } = await import('./gallery-contents.ts')
  await writeGalleryContents(join(galleryDir, 'made-of/contents'))
}
