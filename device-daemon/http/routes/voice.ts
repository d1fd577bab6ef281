import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '#contract/problem.ts'
import { SpeechBody, SpeechReply, VoiceIndex } from '#contract/speech.ts'
import type { App } from '../server/app.ts'
import { sendProblem } from '../server/problems.ts'

type VoicePacks = readonly { file: string; clips: VoiceIndex['packs'][number]['clips'] }[]

export type VoiceParts = {
  /** `folder`: of the clips that come with the project; `own`: the station's recordings, clip → file name. */
  files: { folder: string; packs: VoicePacks; own: ReadonlyMap<string, string> }
  /** The station's own recordings. */
  ownFolder: string
  clipsFor(text: string): Promise<string[]>
}

const TYPES: Record<string, string> = { '.ogg': 'audio/ogg', '.wav': 'audio/wav', '.mp3': 'audio/mpeg' }

/** The voice: where its clips are, the clips, and which of them say a text. Texts are kept nowhere and never logged. */
export function voiceRoutes(app: App, { files, ownFolder, clipsFor }: VoiceParts): void {
  const sounds = new Map([
    ...files.packs.map(({ file }) => [file, join(files.folder, file)] as const),
    ...[...files.own.values()].map((name) => [`own-${name}`, join(ownFolder, name)] as const),
  ])
  const index: VoiceIndex = {
    packs: files.packs.map(({ file, clips }) => ({ url: `/voice/${file}`, clips })),
    own: Object.fromEntries([...files.own].map(([clip, name]) => [clip, `/voice/own-${name}`])),
  }

  app.get(
    '/voice/index',
    {
      config: { permission: 'anybody' },
      schema: { tags: ['voice'], summary: '声音在哪里 (every clip)', response: { 200: VoiceIndex } },
    },
    async () => index,
  )
  app.get(
    '/voice/:file',
    { config: { permission: 'anybody' }, schema: { hide: true } },
    async (request: FastifyRequest<{ Params: { file: string } }>, reply) => {
      const path = sounds.get(request.params.file)
      if (path === undefined) return sendProblem(reply, 'not-found', '没有这段声音。')
      return sendSound(request, reply, path)
    },
  )
  app.post(
    '/api/speech',
    {
      config: { permission: 'anybody' },
      schema: {
        tags: ['voice'],
        summary: '念给我听 (the clips that say a text)',
        body: SpeechBody,
        response: { 200: SpeechReply, '4xx': Problem },
      },
    },
    async (request) => ({ clips: await clipsFor(request.body.text) }),
  )
}

/** Asked for again with every start of a screen, and sent only when it has changed. */
async function sendSound(request: FastifyRequest, reply: FastifyReply, path: string) {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch {
    return sendProblem(reply, 'not-found', '没有这段声音。')
  }
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  reply.header('cache-control', 'no-cache').header('etag', tag)
  if (request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.type(TYPES[extname(path)] ?? 'application/octet-stream').send(bytes)
}
