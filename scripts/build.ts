// `npm run build`: the screens, once for the browser and once for the daemon, which renders the home page itself; and the
// daemon as a bundle, which starts faster than its sources. `--screens`, `--daemon`: one of them. `--gallery` adds every
// screen in every state, for `npm run dev` and the checks; `--watch` builds the screens again whenever a source changes.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { client, gallery, phone, server, surfaces } from '../kiosk-ui/vite.config.ts'
import { shipped } from './daemon-bundle.ts'
import { beginStamp, root } from './setup.mjs'

const asked = (flag: string) => process.argv.includes(`--${flag}`)
const watch = asked('watch')
const withGallery = asked('gallery')
const galleryDir = join(root, 'kiosk-ui/dist/gallery')

if (!asked('daemon')) await buildScreens()
if (!asked('screens') && !watch) await buildDaemon()

async function buildScreens(): Promise<void> {
  const writeStamp = beginStamp('screens')
  rmSync(galleryDir, { recursive: true, force: true })
  for (const bundle of [client, surfaces, phone, server, ...(withGallery ? [gallery] : [])]) {
    await build({ ...bundle, configFile: false, build: { ...bundle.build, ...(watch ? { watch: {} } : {}) } })
  }
  if (!watch) writeStamp()
  if (!withGallery) return
  const { writeGalleryContents } = await import('./gallery-contents.ts')
  await writeGalleryContents(join(galleryDir, 'made-of/contents'))
}

async function buildDaemon(): Promise<void> {
  const writeStamp = beginStamp('daemon')
  await build({ ...shipped, configFile: false })
  writeStamp()
}
