import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { HomeModel } from '#contract/station.ts'
import { openPackage } from './access.ts'
import type { App } from './app.ts'
import { type Kiosks, unknownKiosk } from './kiosks.ts'

export type HomePageParts = {
  /** Folder that vite built: client/ and server/. */
  uiDir: string
  kiosks: Kiosks
  renderHome: RenderHome
  homeModel(kiosk: string): HomeModel
}

/**
 * A page that is one file under client/. `known`: whether there is such a one, for an address with a name in it. `framed`:
 * it stands in another page of this station.
 */
export type Page = { path: string; file: string; framed?: true; known?(id: string): boolean }

/** The markup of home, from the bundle that vite builds of kiosk-ui/resident/server.tsx. */
export type RenderHome = (model: HomeModel) => string

/** Quality 5 costs a millisecond and is within a few percent of the slow ones for 10 kB of markup. */
const HTML_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** What only a page obeys; with a script it would be half a kilobyte without use. */
const OF_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

/** What the pages are made of. */
export async function assets(app: App, uiDir: string): Promise<void> {
  await openPackage(app, async (scope) => {
    await scope.register(fastifyStatic, {
      root: join(uiDir, 'client/assets'),
      prefix: '/assets/',
      // Names carry a hash of the content: nobody asks whether it has changed, or for a part of it.
      immutable: true,
      maxAge: '1y',
      etag: false,
      lastModified: false,
      acceptRanges: false,
      preCompressed: true,
      index: false,
      decorateReply: false,
      setHeaders: ({ raw }) => {
        for (const name of OF_PAGES) raw.removeHeader(name)
      },
    })
  })
}

/**
 * The residents' home is rendered here, from what the station is doing now, so that it paints before any script has
 * run; it is rendered again only when something on it changed.
 */
export async function homePage(app: App, parts: HomePageParts): Promise<void> {
  const clientDir = join(parts.uiDir, 'client')
  const template = await readFile(join(clientDir, 'resident/index.html'), 'utf8')
  const rendered = new Map<string, { reads: string; html: Buffer; brotli: Buffer }>()

  function home(kiosk: string): { html: Buffer; brotli: Buffer } {
    const model = parts.homeModel(kiosk)
    // The screen keeps its own clock going from `now`, so a minute of age does not show; anything else does.
    const minute = model.current.now.slice(0, 16)
    const reads = JSON.stringify({ ...model, current: { ...model.current, now: minute } })
    const known = rendered.get(kiosk)
    if (known?.reads === reads) return known
    const html = Buffer.from(
      template
        .replace('<!--home-->', () => parts.renderHome(model))
        // "<" must not close the script element early; JSON reads < the same.
        .replace('<!--model-->', () => JSON.stringify(model).replaceAll('<', '\\u003c')),
    )
    const made = { reads, html, brotli: brotliCompressSync(html, HTML_BROTLI) }
    rendered.set(kiosk, made)
    return made
  }

  app.get(
    '/',
    { config: { permission: 'anybody' }, schema: { hide: true } },
    (request: FastifyRequest<{ Querystring: { kiosk?: string } }>, reply) => {
      const kiosk = request.query.kiosk ?? parts.kiosks.first
      if (!parts.kiosks.ids.includes(kiosk)) return unknownKiosk(reply, parts.kiosks, kiosk)
      return sendHtml(request, reply, home(kiosk))
    },
  )
}

/** Pages that the browser fills. A surface that has not been built is not offered. */
export async function filePages(app: App, uiDir: string, all: readonly Page[]): Promise<void> {
  for (const { path, file, framed, known } of all) {
    const html = await readFile(join(uiDir, 'client', file)).catch(() => null)
    if (html === null) continue
    const page = { html, brotli: brotliCompressSync(html) }
    app.get(
      path,
      { config: { permission: 'anybody' }, schema: { hide: true } },
      (request: FastifyRequest<{ Params: { id?: string } }>, reply) => {
        if (framed) letStandInPages(reply)
        return known?.(request.params.id ?? '') === false
          ? // The page says in plain words which ones there are.
            sendHtml(request, reply.code(404), page)
          : sendHtml(request, reply, page)
      },
    )
  }
}

function letStandInPages(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy'))
  reply.header('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"))
}

function sendHtml(
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  page: { html: Buffer; brotli: Buffer },
) {
  const brotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('vary', 'accept-encoding')
  return brotli ? reply.header('content-encoding', 'br').send(page.brotli) : reply.send(page.html)
}
