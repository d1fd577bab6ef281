import { join } from 'node:path'
import { type Voice, openVoice } from '#daemon/desks/voice/voice.ts'
import { voiceRoutes } from '#daemon/http/routes/voice.ts'
import { openPinyinAside } from '#daemon/pinyin/aside.ts'
import type { Feature, Ground } from './feature.ts'

/** The voice that reads to people: its clips, and which of them say a text. */
export const voice: Feature = async (ground) => {
  const { settings } = ground
  const { clipsFor } = await ground.use(stationVoice)
  const ownFolder = join(settings.configDir, 'voice')
  return {
    routes: [
      {
        group: 'public',
        register: (app) => voiceRoutes(app, { files: settings.voice, ownFolder, clipsFor }),
      },
    ],
  }
}

export async function stationVoice({
  settings,
  service,
  contents,
  clock,
  log,
  atClose,
}: Ground): Promise<Voice> {
  const opened = await openVoice(
    clock,
    () => service().windows,
    settings.voice.packs,
    openPinyinAside(clock),
    log,
  )
  atClose(opened.close)
  contents.onChanged((kinds) => {
    if (kinds.includes('rules')) void opened.readLabels()
  })
  return opened
}
