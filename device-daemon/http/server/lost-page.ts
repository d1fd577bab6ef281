import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { words } from '../words/lost-page.ts'

/** What a listener offers to a person: pages with their titles, or a resident's own ticket on a phone. */
export type Leads = { at: 'pages'; pages: readonly { path: string; title: string }[] } | { at: 'phone' }

const STYLE =
  'body{margin:0;padding:3rem 1.5rem;background:#f7f3ea;color:#16202b;font:1.25rem/1.6 "Noto Sans CJK SC","Noto Sans SC",sans-serif}main{max-width:32rem;margin:auto}h1{font-size:2rem}li{margin:.6rem 0}a{color:#0b4a82}'

/** Nothing may run on it or be loaded by it; the style is let in by what it says. */
const POLICY = `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`

/** Whether a person with a browser asks, and not a program: that gets a problem it can read. */
export function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    !url.startsWith('/api/') &&
    (headers.accept ?? '').includes('text/html')
  )
}

/** Leads on from an address at which nothing is, in plain words and without a script. */
export function sendLostPage(request: FastifyRequest, reply: FastifyReply, leads: Leads): FastifyReply {
  return reply
    .code(404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', POLICY)
    .send(pageOf(request.url === '/', leads))
}

function pageOf(isRoot: boolean, leads: Leads): string {
  const title = isRoot && leads.at === 'pages' && leads.pages.length > 0 ? words.choose : words.lost
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>${leadsOn(isRoot, leads)}</main></html>`
}

function leadsOn(isRoot: boolean, leads: Leads): string {
  if (leads.at === 'phone') return `<p>${words.phone}</p>`
  if (leads.pages.length === 0) return `<p>${words.nothing}</p>`
  const links = leads.pages.map(
    ({ path, title }) => `<li><a href="${escape(path)}">${escape(title)}</a></li>`,
  )
  return `${isRoot ? '' : `<p>${words.lead}</p>`}<ul>${links.join('')}</ul>`
}

/** Titles are what people have written. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
