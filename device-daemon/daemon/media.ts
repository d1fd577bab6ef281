import { join } from 'node:path'
import { MEDIA_NAME } from '#contract/media.ts'
import { collectPictures } from '#daemon/desks/media/collect-pictures.ts'
import { type MediaDesk, openMediaDesk } from '#daemon/desks/media/media-desk.ts'
import { mediaRoutes, mediaUploadRoutes } from '#daemon/http/routes/media.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import { codeOrThrow } from '#daemon/store/file-system.ts'
import type { Feature, Ground } from './feature.ts'

/** Pictures in what the station writes: kept by editors, looked at by everybody. */
export const media: Feature = async (ground) => {
  const desk = await ground.use(mediaDesk)
  const { station, stores, contents, clock, log } = ground
  const collecting = collectPictures({
    station,
    async collect(before) {
      try {
        const needed = () => picturesNamed(stores.contents.texts(), contents.files('notice'))
        return { at: 'collected', gone: await desk.collect(before, needed) }
      } catch (error) {
        return { at: 'failed', reason: codeOrThrow(error) }
      }
    },
    clock,
    log,
  })
  ground.atClose(async () => {
    collecting.close()
    await collecting.settled()
  })
  return {
    routes: [
      { group: 'public', register: (app) => mediaRoutes(app, desk) },
      { group: 'staff', register: (app) => mediaUploadRoutes(app, desk) },
    ],
  }
}

export async function mediaDesk({ settings, clock }: Ground): Promise<MediaDesk> {
  const files = openPictureFiles({
    folder: join(settings.dataDir, 'media'),
    names: new RegExp(MEDIA_NAME, 'v'),
  })
  return openMediaDesk(files, await files.names(), clock)
}

const NAMES = new RegExp(MEDIA_NAME.slice(1, -1), 'gv')

/** All that any version names, shown or not, and the files of the configuration. */
async function picturesNamed(
  versions: AsyncIterable<string>,
  files: readonly { value: unknown }[],
): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  const look = (text: string) => {
    for (const [name] of text.matchAll(NAMES)) named.add(name)
  }
  for await (const text of versions) look(text)
  for (const { value } of files) look(JSON.stringify(value))
  return named
}
