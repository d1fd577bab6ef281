import { join } from 'node:path'
import { MEDIA_NAME } from '#contract/media.ts'
import { type MediaDesk, openMediaDesk } from '#daemon/desks/media/media-desk.ts'
import { mediaRoutes, mediaUploadRoutes } from '#daemon/http/routes/media.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import type { Feature, Ground } from './feature.ts'

/** Pictures in what the station writes: kept by editors, looked at by everybody. */
export const media: Feature = async (ground) => {
  const desk = await ground.use(mediaDesk)
  return {
    routes: [
      { group: 'public', register: (app) => mediaRoutes(app, desk) },
      { group: 'staff', register: (app) => mediaUploadRoutes(app, desk) },
    ],
  }
}

export async function mediaDesk({ settings }: Ground): Promise<MediaDesk> {
  const files = openPictureFiles({
    folder: join(settings.dataDir, 'media'),
    names: new RegExp(MEDIA_NAME, 'v'),
  })
  return openMediaDesk(files, await files.names())
}
