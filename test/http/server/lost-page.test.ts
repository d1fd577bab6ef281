import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '#daemon/http/server/create-app.ts'
import type { Leads } from '#daemon/http/server/lost-page.ts'

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const staff: Leads = {
  at: 'pages',
  pages: [
    { path: '/clerk', title: '工作人员' },
    { path: '/window/W1', title: '1 号<窗口>' },
  ],
}

async function asking(leads: Leads) {
  const app = await createApp(pino({ level: 'silent' }), { at: 'loopback' }, () => null, leads)
  onTestFinished(() => app.close())
  return (url: string, headers: Record<string, string> = HTML) => app.inject({ url, headers })
}

test('a person who opens the bare address of the staff listener is asked which page they want', async () => {
  const ask = await asking(staff)
  const { statusCode, headers, body } = await ask('/')
  expect(statusCode).toBe(404)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain('请选要打开的页面')
  expect(body).toContain('<a href="/clerk">工作人员</a>')
  expect(body).toContain('1 号&lt;窗口>')
  expect(body).not.toContain('<script')
})

test('a mistyped address leads on in words, and may load and run nothing', async () => {
  const { body, headers } = await (await asking(staff))('/clark')
  expect(body).toContain('没有这个页面')
  expect(body).toContain('地址可能打错了')
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*style-src 'sha256-/)
})

test('a phone that comes without its slip is told to scan it', async () => {
  expect((await (await asking({ at: 'phone' }))('/')).body).toContain('请用手机扫小票上的二维码')
})

test('a program is answered with a problem, and so is every address of the API', async () => {
  const ask = await asking(staff)
  for (const answer of [await ask('/nowhere', {}), await ask('/api/nowhere')])
    expect(answer.json()).toMatchObject({ code: 'not-found' })
})
