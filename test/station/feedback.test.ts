import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { FeedbackReceipt, FeedbackReply } from '#contract/feedback.ts'
import { openSearch } from '#test/support/canary-search.ts'
import { signIn, type StaffClient } from '#test/support/staff-client.ts'
import { startStation } from '#test/support/start-station.ts'
import { withoutPrinter } from '#test/support/station-config.ts'

/** Several daemons start one after another, on a machine that does other things too. */
const PATIENCE = { timeout: 120_000 }

const PHONE = '13905361234'
const REMARK = '张翠莲家早就搬走了'

test(
  'what a resident reports is never lost nor doubled by a power cut, and the phone number lies nowhere in clear',
  PATIENCE,
  async () => {
    const station = await startStation({ devices: withoutPrinter })
    onTestFinished(() => station.remove())
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const reply = await fetch(station.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    }
    const listed = async ({ get }: StaffClient) => (await get('/api/feedback')).body as FeedbackReply

    const wrong = {
      commandId: 'wrong-phone-1',
      kind: 'error-report',
      about: { at: 'guide', seq: 7 },
      point: 'phone',
      phone: PHONE,
      remark: REMARK,
    }
    const given = await post('/api/feedback', wrong)
    expect(given.status).toBe(201)
    const { number, code } = given.body['feedback'] as FeedbackReceipt
    await station.kill()
    await station.restart()
    expect(await post('/api/feedback', wrong)).toEqual({ status: 200, body: given.body })

    const lead = await signIn(station)
    const clerk = await signIn(station, 1)
    expect((await clerk.get('/api/feedback')).status).toBe(403)
    const waits = expect.objectContaining({
      id: 'feedback:error-report',
      title: '群众指出的有误 1 条没有答复',
      place: { panel: 'feedback', open: 'wrong-phone-1' },
    })
    expect((await lead.get('/api/todo')).body).toEqual({ todo: expect.arrayContaining([waits]) })
    expect((await clerk.get('/api/todo')).body).not.toEqual({ todo: expect.arrayContaining([waits]) })
    const { open, replyDays } = await listed(lead)
    expect(replyDays).toBeNull()
    expect(open).toMatchObject([
      { id: 'wrong-phone-1', number, point: 'phone', dueOn: null, remark: { at: 'said', text: REMARK } },
    ])
    expect(JSON.stringify(open)).not.toContain(PHONE)
    const contact = await lead.post('/api/feedback/wrong-phone-1/contact')
    expect(contact.body).toMatchObject({
      phone: PHONE,
      feedback: { acts: [{ at: 'contact-opened', by: lead.name }] },
    })

    const state = async () => (await post('/api/feedback/find', { code })).body
    expect(await state()).toMatchObject({ feedback: { number, state: { at: 'open' } } })
    await lead.post('/api/feedback/wrong-phone-1/reply', { text: '谢谢您，电话改好了。' })
    expect(await state()).toEqual({
      feedback: {
        number,
        receivedOn: expect.any(String),
        dueOn: null,
        state: { at: 'answered', text: '谢谢您，电话改好了。', on: expect.any(String) },
      },
    })
    const { open: left, over } = await listed(lead)
    expect([left, over.map(({ id }) => id)]).toEqual([[], ['wrong-phone-1']])

    // An objection is for what hangs with a term, and for nothing else.
    const { notices } = (await (await fetch(`${station.url}/api/notices`)).json()) as {
      notices: { id: string; kind: string }[]
    }
    const idOf = (kind: string) => notices.find((notice) => notice.kind === kind)?.id ?? ''
    const objection = (commandId: string, id: string) =>
      post('/api/feedback', {
        commandId,
        kind: 'objection',
        about: { at: 'notice', id },
        point: 'not-listed',
      })
    expect((await objection('objection-1', idOf('公示'))).status).toBe(201)
    expect((await objection('objection-2', idOf('通知'))).status).toBe(404)
    expect((await objection('wrong-phone-1', idOf('公示'))).status).toBe(200)
    expect((await lead.get(`/api/feedback?notice=${encodeURIComponent(idOf('公示'))}`)).body).toMatchObject({
      open: [{ id: 'objection-1', kind: 'objection' }],
    })

    await station.kill()
    const files = await readdir(station.dataDir, { recursive: true, withFileTypes: true })
    const search = openSearch([
      { whose: 'the resident', what: 'number', text: PHONE },
      { whose: 'the resident', what: 'name', text: REMARK },
    ])
    const names = files.filter((entry) => entry.isFile())
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['feedback.db', 'keys.db']))
    for (const { parentPath, name } of names)
      expect(search(name, await readFile(join(parentPath, name)))).toEqual([])
    expect(search('output', Buffer.from(station.output()))).toEqual([])
  },
)
