import { expect, test } from 'vitest'
import { keepHere } from '../../kiosk-ui/clerk/kept-here.ts'
import { aTrouble } from '#test/support/a-trouble.ts'
import { linesOf } from '../../kiosk-ui/clerk/away/words.ts'
import { newcomer } from '../../kiosk-ui/clerk/news.ts'
import { offersOf, undoOffer } from '../../kiosk-ui/clerk/desk/offers.ts'
import {
  type Answers,
  T0,
  aWork,
  aSession,
  aTicket,
  aWindow,
  calledAt,
  ok,
  openBy,
  openPage,
  refused,
  settle,
} from './made-up-clerk.ts'

const atWork = (answers: Answers): Answers => ({
  'GET /api/session': () => ok(aSession),
  'GET /api/windows/:id/work': () => ok(aWork({ waiting: [aTicket('A001')] })),
  ...answers,
})

test('a press shows at once what it was answered, before the work at the window is read again', async () => {
  const ticket = aTicket('A001', calledAt('W1'))
  const answers = [ok(aWork({ waiting: [aTicket('A001')] }))]
  const page = openPage(
    atWork({
      'call-next': () => ok({ ticket }),
      'GET /api/windows/:id/work': () => answers.shift() ?? new Promise(() => {}),
    }),
  )
  await settle()
  const { primary } = offersOf(page.clerk.work.value!)
  const press = page.clerk.press(primary!)
  void page.clerk.press(primary!)
  await press
  expect(page.clerk.work.value).toMatchObject({ current: { number: 'A001' }, waiting: [] })
  expect(page.asks('call-next')).toBe(1)
  page.clerk.session.lock()
})

test('a refusal changes nothing of the work at the window', async () => {
  const page = openPage(atWork({ 'call-next': () => refused('window-busy', '手上还有 A001。') }))
  await settle()
  const before = page.clerk.work.value
  await page.clerk.press({ act: 'call-next', wish: { verb: 'call-next' } })
  expect(page.clerk.work.value).toBe(before)
  expect(page.clerk.commands.doing.value).toMatchObject({ at: 'refused', detail: '手上还有 A001。' })
})

test('what the window’s pad was refused is read on its clerk’s screen until the next press that counts', async () => {
  const page = openPage(atWork({}))
  await settle()
  page.tell('pad-refused', { window: 'W2', detail: '别的窗口' })
  expect(page.clerk.commands.doing.value).toEqual({ at: 'free' })
  page.tell('pad-refused', { window: 'W1', detail: '现在没有人在等。' })
  expect(page.clerk.commands.doing.value).toEqual({ at: 'refused', detail: '现在没有人在等。' })
  page.tell('ticket-called', { ticketId: 't', number: 'A001', queueId: 'general', window: 'W1' })
  expect(page.clerk.commands.doing.value).toEqual({ at: 'free' })
})

test('a screen listens at its window while its clerk is signed in, and as everybody does otherwise', async () => {
  const page = openPage(atWork({ 'POST /api/session/lock': () => ok(null) }))
  expect(page.listensAt()).toBe('/api/live?screen=lobby')
  await settle()
  expect(page.listensAt()).toBe('/api/windows/W1/live')
  page.clerk.session.lock()
  expect(page.listensAt()).toBe('/api/live?screen=lobby')
})

test('a locked screen keeps nothing of anybody’s ticket, and the daemon is told', async () => {
  const page = openPage(atWork({ 'POST /api/session/lock': () => ok(null) }))
  await settle()
  expect(page.clerk.work.value?.waiting).toHaveLength(1)
  page.clerk.session.lock()
  expect(page.clerk.work.value).toBeNull()
  expect(page.clerk.session.state.value).toMatchObject({ at: 'locked', session: { clerk: { name: '王芳' } } })
  await settle()
  expect(page.asks('POST /api/session/lock')).toBe(1)
  // What happens in the hall meanwhile is not read by a locked screen.
  const read = page.asks('GET /api/windows/:id/work')
  page.tell('ticket-taken', { ticketId: 't-2', number: 'A002', queueId: 'general' })
  await settle()
  expect(page.asks('GET /api/windows/:id/work')).toBe(read)
})

const noPaper = aTrouble()

test('a trouble is on the screen as soon as the station tells it, until it is mended or the screen is locked', async () => {
  const page = openPage(atWork({ 'POST /api/session/lock': () => ok(null) }))
  await settle()
  page.tell('troubles-changed', { troubles: [noPaper] })
  expect(page.clerk.troubles.value).toEqual([noPaper])
  page.tell('troubles-changed', { troubles: [] })
  expect(page.clerk.troubles.value).toEqual([])
  page.tell('troubles-changed', { troubles: [noPaper] })
  page.clerk.session.lock()
  expect(page.clerk.troubles.value).toEqual([])
})

test('a clerk who has chosen no window yet sees the troubles, too', async () => {
  const page = openPage(atWork({ 'GET /api/troubles': () => ok({ troubles: [noPaper] }) }), { window: null })
  await settle()
  await settle()
  expect(page.clerk.troubles.value).toEqual([noPaper])
})

test('a locked screen sounds and says that something waits, and forgets it when it is opened', async () => {
  const page = openPage({
    'GET /api/session': () => ok({ ...aSession, at: 'locked' }),
    'GET /api/session/awaits': () => ok({ troubles: 1, takeOver: true }),
  })
  await expect.poll(() => page.clerk.awaits.value).toEqual({ troubles: 1, takeOver: true })
  expect(page.tunes).toEqual(['call'])
  expect(linesOf({ troubles: 1, takeOver: true })).toHaveLength(2)
  void page.clerk.session.signOut()
  expect(page.clerk.awaits.value).toBeNull()
})

test('what the daemon said before the screen was locked does not open it', async () => {
  let answer: (session: unknown) => void = () => {}
  const sessions = [ok(aSession), new Promise((later) => (answer = later))]
  const page = openPage(
    atWork({ 'GET /api/session': () => sessions.shift(), 'POST /api/session/lock': () => ok(null) }),
  )
  await settle()
  page.clerk.session.ask()
  page.clerk.session.lock()
  answer(ok(aSession))
  await settle()
  expect(page.clerk.session.state.value.at).toBe('locked')
})

test('a wrong PIN leaves the screen locked and says so; the right one opens the desk again', async () => {
  let tries = 0
  const page = openPage(
    atWork({
      'POST /api/session/lock': () => ok(null),
      'POST /api/session/unlock': () => (++tries === 1 ? refused('wrong-pin', '密码不对。') : ok(null)),
    }),
  )
  await settle()
  page.clerk.session.lock()
  await page.clerk.session.unlock('111222')
  expect(page.clerk.session.state.value).toMatchObject({ at: 'locked', said: { words: '密码不对。' } })
  await page.clerk.session.unlock('482913')
  await settle()
  expect(page.clerk.session.state.value.at).toBe('signed-in')
  expect(page.clerk.work.value?.waiting).toHaveLength(1)
  page.clerk.session.lock()
})

test.each([
  ['session-locked', 'locked'],
  ['not-signed-in', 'signed-out'],
] as const)('a daemon that answers %s leads to the screen that is %s', async (code, at) => {
  const page = openPage(atWork({ 'GET /api/windows/:id/work': () => refused(code) }))
  await settle()
  expect(page.clerk.session.state.value.at).toBe(at)
  expect(page.clerk.work.value).toBeNull()
})

test('a mistaken 过号 is taken back with one press, and the offer goes with it', async () => {
  const missed = aTicket('A001', { state: { at: 'no-show', window: 'W1', since: '' } })
  const page = openPage(
    atWork({
      'no-show': () => ok({ ticket: missed }),
      return: () => ok({ ticket: aTicket('A001') }),
    }),
  )
  await settle()
  await page.clerk.press({ act: 'no-show', wish: { verb: 'no-show', ticketId: missed.id } })
  expect(page.clerk.undo.value).toMatchObject({ at: 'no-show', ticket: { number: 'A001' } })
  await settleCommands(page)
  await page.clerk.press(undoOffer({ at: 'no-show', ticket: missed }))
  expect(page.clerk.undo.value).toEqual({ at: 'none' })
  expect(page.sent.find(({ what }) => what === 'return')?.body).toMatchObject({ ticketId: 't-A001' })
  page.clerk.session.lock()
})

test('办完，叫下一位 offers to take back the one that was finished, not the one that was called', async () => {
  const finished = aTicket('A001', { state: { at: 'serving', window: 'W1', startedAt: '' } })
  const called = aTicket('A002', calledAt('W1'))
  const page = openPage({
    ...atWork({
      'finish-and-call': () => ok({ ticket: called }),
      undo: () => ok({ ticket: { ...finished, state: { at: 'held', window: 'W1', reason: '', since: '' } } }),
    }),
    'GET /api/windows/:id/work': () => ok(aWork({ current: finished })),
  })
  await settle()
  await page.clerk.press({ act: 'finish-and-call', wish: { verb: 'finish-and-call', ticketId: finished.id } })
  const undo = page.clerk.undo.value
  if (undo.at === 'none') throw new Error('there is nothing to take back')
  expect(undo).toMatchObject({ at: 'done', ticket: { number: 'A001' } })
  await settleCommands(page)
  await page.clerk.press(undoOffer(undo))
  expect(page.sent.find(({ what }) => what === 'undo')?.body).toMatchObject({ ticketId: 't-A001' })
  expect(page.clerk.undo.value).toEqual({ at: 'none' })
  page.clerk.session.lock()
})

test('a window that somebody has is taken over only when it is said, and this screen remembers it', async () => {
  const kept = { window: null }
  const window = aWindow('W2', openBy('c-1'))
  const page = openPage(
    atWork({
      open: ({ takeOver }) => (takeOver === true ? ok({ window }) : refused('window-taken', '李明在。')),
    }),
    kept,
  )
  await settle()
  await page.clerk.choose('W2', 'open')
  expect(page.clerk.place.value).toEqual({ at: 'choosing' })
  await page.clerk.choose('W2', 'take-over')
  expect(page.clerk.place.value).toEqual({ at: 'chosen', window: 'W2' })
  expect(kept.window).toBe('W2')
  page.clerk.session.lock()
})

test('a screen knows who was here last, six names at most', () => {
  const kept = new Map<string, string>()
  const { names } = keepHere({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  })
  for (const name of ['王芳', '李明', '㙍𠮷', '王芳', '赵', '钱', '孙', '周']) names.remember(name)
  expect(names.read()).toEqual(['周', '孙', '钱', '赵', '王芳', '㙍𠮷'])
})

/** A press is deaf for a moment after the one before. */
async function settleCommands({ clerk }: ReturnType<typeof openPage>): Promise<void> {
  await new Promise<void>((free) => {
    const stop = clerk.commands.doing.subscribe(({ at }) => {
      if (at === 'free') queueMicrotask(() => (stop(), free()))
    })
  })
}

test('a clerk who changes windows closes the one they leave without going back to it', async () => {
  const page = openPage(atWork({ close: () => ok({ window: aWindow('W1') }) }))
  await settle()
  page.clerk.leaveWindow()
  await page.clerk.closeWindow('W1')
  expect(page.sent.find(({ what }) => what === 'close')?.window).toBe('W1')
  expect(page.clerk.place.value).toEqual({ at: 'choosing' })
})

test('a window in which somebody is still in hand is not closed from afar, and the station’s reason is said', async () => {
  const page = openPage(atWork({ close: () => refused('window-busy', '手上还有 A001。') }))
  await settle()
  page.clerk.leaveWindow()
  await page.clerk.closeWindow('W1')
  expect(page.clerk.commands.doing.value).toMatchObject({ at: 'refused', detail: '手上还有 A001。' })
})

test('a desk sounds for the first person of an empty line, and not for those who join a line', async () => {
  const works = [
    aWork(),
    aWork({ waiting: [aTicket('A001')] }),
    aWork({ waiting: [aTicket('A001'), aTicket('A002')] }),
  ]
  const page = openPage(atWork({ 'GET /api/windows/:id/work': () => ok(works.shift()) }))
  await settle()
  expect(page.tunes).toEqual([])
  page.tell('ticket-taken', { ticketId: 't-1', number: 'A001', queueId: 'general' })
  await settle()
  expect(page.tunes).toEqual(['newcomer'])
  page.tell('ticket-taken', { ticketId: 't-2', number: 'A002', queueId: 'general' })
  await settle()
  expect(page.tunes).toEqual(['newcomer'])
  page.clerk.session.lock()
})

test('a desk sounds when a colleague asks for its window, and the one who asks hears nothing of it', async () => {
  const [li, me] = [
    { id: 'c-2', name: '李明' },
    { id: 'c-1', name: '王芳' },
  ]
  const asked = (clerk: typeof li, from: typeof li) =>
    aWork({ takeOver: { at: 'asked', clerk, from, seconds: 60 } })
  const works = [aWork(), asked(me, li), asked(li, me), asked(li, me)]
  const page = openPage(atWork({ 'GET /api/windows/:id/work': () => ok(works.shift()) }))
  await settle()
  const changed = async () => {
    page.tell('take-over-changed', { window: 'W1' })
    await settle()
  }
  await changed()
  expect(page.tunes).toEqual([])
  await changed()
  await changed()
  expect(page.tunes).toEqual(['call'])
  page.clerk.session.lock()
})

test('a person who was put back into an empty line is no newcomer', () => {
  const held = aTicket('A001', { state: { at: 'held', window: 'W1', reason: '复印', since: T0 } })
  expect(newcomer(aWork({ held: [held] }), aWork({ waiting: [aTicket('A001')] }))).toBeNull()
  expect(newcomer(aWork(), aWork({ waiting: [aTicket('A001')] }))).toBe('A001')
  expect(newcomer(null, aWork({ waiting: [aTicket('A001')] }))).toBeNull()
})

test('a clerk who says that they go is heard at the window they stand at, and their desk is quiet from then on', async () => {
  const told: Record<string, unknown>[] = []
  const gone = aTrouble({ acknowledged: { clerk: 'c-1', name: '王芳', window: 'W1 窗口', time: T0 } })
  const page = openPage(
    atWork({
      'POST /api/troubles/acknowledge': (body) => {
        told.push(body)
        return ok({ troubles: [gone] })
      },
    }),
  )
  await settle()
  page.tell('troubles-changed', { troubles: [noPaper] })
  expect(page.tunes).toEqual(['trouble'])
  await page.clerk.acknowledge(noPaper)
  expect(told).toMatchObject([{ id: noPaper.id, window: 'W1' }])
  expect(page.clerk.troubles.value).toEqual([gone])
  expect(page.tunes).toEqual(['trouble'])
  page.clerk.session.lock()
})

test('the head of the page bears the name that the 站长 has just given, without signing in anew', async () => {
  const named = (name: string) => ({ ...aSession, clerk: { ...aSession.clerk, name } })
  const sessions = [named('王芳'), named('王芳芳')]
  const page = openPage(atWork({ 'GET /api/session': () => ok(sessions.shift()) }))
  await settle()
  const [window] = [aWindow('W1', openBy('c-1'))]
  page.tell('windows-changed', { windows: [{ ...window, clerk: aSession.clerk }] })
  page.tell('windows-changed', { windows: [{ ...window, clerk: named('王芳芳').clerk }] })
  await settle()
  expect(page.clerk.session.state.value).toMatchObject({ session: { clerk: { name: '王芳芳' } } })
  expect(page.asks('GET /api/session')).toBe(2)
  page.clerk.session.lock()
})
