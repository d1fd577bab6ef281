import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import type { SpeechReply, VoiceIndex } from '#contract/speech.ts'
import { systemClock } from '#daemon/clock.ts'
import type { App } from '#daemon/http/server/app.ts'
import { createApp } from '#daemon/http/server/create-app.ts'
import { voiceRoutes } from '#daemon/http/routes/voice.ts'
import { openPinyinAside } from '#daemon/pinyin/aside.ts'
import { openVoice } from '#daemon/desks/voice/voice.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { read, smallConfig } from '#test/settings/small-config.ts'

const OWN = Buffer.from('OggS made here')
const LABELS = [{ label: '1 号窗口' }, { label: '党群窗口' }]

/** The voice routes of a station that has recorded 请 itself; `logged` is everything they wrote. */
async function station() {
  const folder = await smallConfig()
  await mkdir(join(folder, 'voice'))
  await writeFile(join(folder, 'voice', 'qing.ogg'), OWN)
  const result = await read(folder)
  if (result.at === 'faults') throw new Error(JSON.stringify(result.faults))
  const { settings } = result
  const voice = await openVoice(
    systemClock,
    () => LABELS,
    settings.voice.packs,
    openPinyinAside(systemClock),
    silentLog(),
  )
  let logged = ''
  const sink = new PassThrough().on('data', (chunk: Buffer) => (logged += chunk.toString()))
  const app: App = await createApp(pino({ level: 'trace' }, sink))
  voiceRoutes(app, { files: settings.voice, ownFolder: join(folder, 'voice'), clipsFor: voice.clipsFor })
  onTestFinished(async () => {
    voice.close()
    await app.close()
  })
  const get = (url: string, headers = {}) => app.inject({ url, headers: { host: 'localhost', ...headers } })
  return {
    voice,
    get,
    logged: () => logged,
    speak: (text: unknown) =>
      app.inject({ method: 'POST', url: '/api/speech', headers: { host: 'localhost' }, payload: { text } }),
  }
}

test('the voice tells where each clip is, with the station’s own recording first, and gives its files', async () => {
  const { get } = await station()
  const index = (await get('/voice/index')).json<VoiceIndex>()
  expect(index.own).toEqual({ qing: '/voice/own-qing.ogg' })
  expect((await get('/voice/own-qing.ogg')).rawPayload).toEqual(OWN)
  for (const { url } of index.packs) {
    const reply = await get(url)
    expect(reply.headers['content-type']).toBe('audio/ogg')
    expect(reply.rawPayload.toString('latin1', 0, 4)).toBe('OggS')
    const again = await get(url, { 'if-none-match': reply.headers.etag })
    expect(again.statusCode).toBe(304)
  }
  for (const url of ['/voice/none.ogg', '/voice/index.json', '/voice/..%2F..%2Fpackage.json'])
    expect((await get(url)).statusCode).toBe(404)
})

test('a text is answered with the clips that say it, and nothing of it is written anywhere', async () => {
  const { speak, logged } = await station()
  const said = async (text: string) => (await speak(text)).json<SpeechReply>().clips.join(' ')
  expect(await said('您的号是 A032，前面还有 2 人。')).toBe(
    'nin2 de5 hao4 shi4 A 0 3 2 pause-short qian2 mian4 hai2 you2 liang6 ren2',
  )
  expect(await said('银行')).toBe('yin2 hang2')
  expect(await said('——')).toBe('')
  for (const wrong of ['', '长'.repeat(401), 7]) expect((await speak(wrong)).statusCode).toBe(400)
  expect(logged()).not.toMatch(/银行|前面|长长/)
})

test('a window with a name of its own has its clips ready when it is called', async () => {
  const { voice } = await station()
  expect(voice.clipsOfLabel('党群窗口')).toEqual(['dang6', 'qun2', 'chuang1', 'kou3'])
  expect(voice.clipsOfLabel('1 号窗口')).toEqual([])
})
