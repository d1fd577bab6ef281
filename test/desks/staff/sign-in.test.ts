import { describe, expect, test } from 'vitest'
import { type SignInEvent, openSignIn } from '#daemon/desks/staff/sign-in.ts'
import { openSessions } from '#daemon/desks/staff/sessions.ts'
import { openKnownDevices } from '#daemon/desks/staff/known-devices.ts'
import { openLockout } from '#daemon/desks/staff/lockout.ts'
import { networkOf } from '#daemon/network.ts'
import { openStaff } from '#daemon/desks/staff/staff.ts'
import { openStaffFile } from '#daemon/store/documents/staff-file.ts'
import { firstAccountNames } from '#daemon/http/words/staff.ts'
import { manualClock } from '#test/support/manual-clock.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const HOUR = 3_600_000
const IDLE = 300_000

async function door() {
  const opened = await openStaffFile(tempFolder())
  if (opened.at === 'fault') throw new Error(opened.reason)
  const clock = manualClock()
  const staff = openStaff(opened.document)
  const [lead, clerk] = await staff.firstAccounts(firstAccountNames(1))
  if (lead === undefined || clerk === undefined) throw new Error('no first accounts')
  const sessions = openSessions(clock, { idleMs: IDLE, endMs: 12 * HOUR })
  const heard: SignInEvent[] = []
  const devices = openKnownDevices(opened.document, () => '2026-11-27')
  const signIn = openSignIn({
    clock,
    staff,
    sessions,
    devices,
    setOwnPin: staff.setPin,
    audit: (event) => heard.push(event),
  })
  const as = (name: string, pin: string, address = '192.168.1.7', device?: string) =>
    signIn.signIn({ name, pin, address, device })
  const enter = async ({ name, pin }: { name: string; pin: string }) => {
    const { token } = (await as(name, pin)) as { token: string }
    const { id } = sessions.find(token) as { id: string }
    return { token, id, account: staff.byName(name)?.id ?? '' }
  }
  return { clock, staff, sessions, signIn, heard, lead, clerk, as, enter, document: opened.document }
}

const guess = async (tries: number, once: () => Promise<{ at: string; seconds?: number }>) => {
  const answers: string[] = []
  for (let i = 0; i < tries; i++) {
    const { at, seconds } = await once()
    answers.push(seconds === undefined ? at : `${at} ${seconds}`)
  }
  return answers
}
const FIVE_WRONG = Array.from({ length: 5 }, () => 'wrong-pin')

describe('a person who guesses', () => {
  test('waits 15 seconds after five tries, then twice as long each time, 15 minutes at most', async () => {
    const { clock, as, lead } = await door()
    const wrong = () => as(lead.name, '000000')
    expect(await guess(6, wrong)).toEqual([...FIVE_WRONG, 'too-many-tries 15'])
    expect(await as(lead.name, lead.pin)).toEqual({ at: 'too-many-tries', seconds: 15 })
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      await clock.advance(900_000)
      expect(await guess(2, wrong)).toEqual(['wrong-pin', `too-many-tries ${seconds}`])
    }
    await clock.advance(900_000)
    expect(await as(lead.name, lead.pin)).toMatchObject({ at: 'ok' })
    expect(await guess(6, wrong), 'a right one starts anew').toEqual([...FIVE_WRONG, 'too-many-tries 15'])
  })

  test('gains nothing by trying many at the same instant', async () => {
    const { as, lead } = await door()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => as(lead.name, `${100_000 + i}`, `10.0.0.${i}`)),
    )
    expect(answers.filter(({ at }) => at === 'wrong-pin')).toHaveLength(5)
    expect(answers.filter(({ at }) => at === 'too-many-tries')).toHaveLength(35)
  })

  test('gains nothing by trying every name from one place, or one name from every place', async () => {
    const one = await door()
    let name = 0
    expect((await guess(6, () => one.as(`某人${name++}`, '111111'))).at(-1)).toBe('too-many-tries 15')
    expect(await one.as(one.clerk.name, one.clerk.pin, '10.9.9.9'), 'others are not held up').toMatchObject({
      at: 'ok',
    })

    const two = await door()
    let place = 0
    expect((await guess(6, () => two.as(two.lead.name, '111111', `10.0.0.${place++}`))).at(-1)).toBe(
      'too-many-tries 15',
    )
  })

  test.for(['站长', ' 站长 ', '没有这个人', ' 没有这个人 ', '__proto__'])(
    'is told the same of %s, whether anybody bears the name or not',
    async (name) => {
      const { as, clock } = await door()
      let place = 0
      const wrong = () => as(name, '000000', `10.0.0.${place++}`)
      expect(await guess(6, wrong)).toEqual([...FIVE_WRONG, 'too-many-tries 15'])
      await clock.advance(15_000)
      expect(await guess(2, wrong)).toEqual(['wrong-pin', 'too-many-tries 30'])
    },
  )

  test('leaves a trace in the audit, once when the door closes', async () => {
    const { as, lead, heard, staff } = await door()
    await guess(8, () => as(lead.name, '000000'))
    const clerk = staff.byName(lead.name)?.id
    expect(heard).toEqual([
      ...Array.from({ length: 4 }, () => ({ at: 'refused', clerk, from: 'stranger' })),
      { at: 'locked-out', clerk, from: 'stranger' },
    ])
  })
})

describe('a device on which somebody has signed in well before', () => {
  test('lets its people in while a stranger keeps every name locked from outside', async () => {
    const { as, lead, clerk } = await door()
    const signed = await as(clerk.name, clerk.pin)
    const device = signed.at === 'ok' ? signed.device : null
    let place = 0
    for (const { name } of [lead, clerk]) await guess(8, () => as(name, '000000', `10.0.0.${place++}`))
    expect(await as(lead.name, lead.pin, '192.168.1.7'), 'a stranger').toMatchObject({ at: 'too-many-tries' })
    for (const { name, pin } of [lead, clerk])
      expect(await as(name, pin, '192.168.1.7', device ?? '')).toMatchObject({ at: 'ok' })
  })

  test('does not help to guess: there, too, five tries are free, whatever is signed in between', async () => {
    const { as, lead, clerk } = await door()
    const signed = await as(clerk.name, clerk.pin)
    const device = (signed.at === 'ok' ? signed.device : null) ?? ''
    const here = (name: string, pin: string) => as(name, pin, '192.168.1.7', device)
    const answers: string[] = []
    for (let i = 0; i < 7; i++) {
      answers.push((await here(lead.name, '000000')).at)
      await here(clerk.name, clerk.pin)
    }
    expect(answers).toEqual([...FIVE_WRONG, 'too-many-tries', 'too-many-tries'])
  })

  test('is still known after a restart; a cookie that was made up is a stranger', async () => {
    const { as, lead, document } = await door()
    const signed = await as(lead.name, lead.pin)
    const device = (signed.at === 'ok' ? signed.device : null) ?? ''
    const later = openKnownDevices(document, () => '2026-12-24')
    expect(later.find(device)).not.toBeNull()
    expect(await later.remember(device), 'the same cookie goes on').toBe(device)
    expect(later.find('made-up')).toBeNull()
    expect(JSON.stringify(document.data()), 'only its hash is kept').not.toContain(device)
  })

  test('is forgotten when a hundred others have been seen since', async () => {
    const { document } = await door()
    const devices = openKnownDevices(document, () => '2026-11-27')
    const tokens: string[] = []
    for (let i = 0; i < 102; i++) tokens.push((await devices.remember(undefined)) ?? '')
    expect(tokens.map((token) => devices.find(token) !== null)).toEqual([
      false,
      false,
      ...Array.from({ length: 100 }, () => true),
    ])
  })
})

describe('many strangers at once', () => {
  test('do not make the counter forget an account, however many names they try', async () => {
    const clock = manualClock()
    const own = openLockout(clock, null)
    const passing = openLockout(clock, 2_000)
    for (let i = 0; i < 5; i++) own.count('account staff-1')
    for (let i = 0; i < 5_000; i++) for (const lockout of [own, passing]) lockout.count(`name ${i}`)
    expect(own.waitSeconds('account staff-1')).toBe(15)
    for (let i = 0; i < 4; i++) passing.count('name 0')
    expect(passing.waitSeconds('name 0'), 'the one that was quiet longest was forgotten').toBe(0)
  })

  test('of one network count as one, for its addresses are its own to choose', async () => {
    const { as, lead } = await door()
    let host = 0
    const one = (address: string) => () => as(`某人${host++}`, '000000', address)
    for (let i = 0; i < 5; i++) await one(`2001:db8:1:2::${i}`)()
    expect(await one('2001:0db8:0001:0002:ffff::7')()).toMatchObject({ at: 'too-many-tries' })
    expect(await as(lead.name, lead.pin, '2001:db8:1:3::1')).toMatchObject({ at: 'ok' })
    expect(['::ffff:10.0.0.7', '10.0.0.7', '::1', 'fe80::1%eth0'].map(networkOf)).toEqual([
      '10.0.0.7',
      '10.0.0.7',
      '0:0:0:0::/64',
      'fe80:0:0:0::/64',
    ])
  })

  test('wait in a line that ends: the rest are told to come back, and a known device passes them', async () => {
    const { as, lead, clerk } = await door()
    const signed = await as(clerk.name, clerk.pin)
    const device = (signed.at === 'ok' ? signed.device : null) ?? ''
    const order: string[] = []
    const flood = Array.from({ length: 100 }, async (_, i) => {
      const { at } = await as(`某人${i}`, '000000', `10.1.${i}.1`)
      order.push(at)
    })
    const known = as(lead.name, lead.pin, '192.168.1.7', device).then(({ at }) => order.push(at))
    await Promise.all([...flood, known])
    expect(order.filter((at) => at === 'wrong-pin').length).toBeLessThanOrEqual(17)
    expect(order.filter((at) => at === 'too-many-tries').length).toBeGreaterThanOrEqual(83)
    // One is being checked already; the known device comes right after it.
    expect(order.filter((at) => at !== 'too-many-tries').indexOf('ok')).toBe(1)
  })
})

describe('a session', () => {
  test('locks after idle minutes, is woken by a press, ends after its hours', async () => {
    const { clock, sessions, enter, lead, signIn } = await door()
    const { token, id, account } = await enter(lead)
    await clock.advance(IDLE - 1)
    expect(sessions.find(token).at).toBe('signed-in')
    sessions.touch(id)
    await clock.advance(IDLE - 1)
    expect(sessions.find(token).at, 'looking alone would have locked it').toBe('signed-in')
    await clock.advance(1)
    expect(sessions.find(token).at).toBe('locked')
    sessions.touch(id)
    expect(sessions.find(token).at, 'a press does not unlock').toBe('locked')
    expect(await signIn.unlock({ id, account }, '000000')).toEqual({ at: 'wrong-pin' })
    expect(await signIn.unlock({ id, account }, lead.pin)).toEqual({ at: 'ok' })
    expect(sessions.find(token).at).toBe('signed-in')
    await clock.advance(12 * HOUR)
    expect(sessions.find(token)).toEqual({ at: 'none' })
  })

  test('is unlocked by its own PIN while a stranger tries the same name, and not by guessing either', async () => {
    const { as, enter, lead, signIn, clock } = await door()
    const here = await enter(lead)
    await clock.advance(IDLE)
    await guess(8, () => as(lead.name, '000000', '10.0.0.66'))
    expect(await signIn.unlock(here, lead.pin)).toEqual({ at: 'ok' })
    expect((await guess(6, () => signIn.unlock(here, '000000'))).at(-1)).toBe('too-many-tries 15')
    expect(await signIn.unlock(here, lead.pin)).toEqual({ at: 'too-many-tries', seconds: 15 })
  })

  test('is not kept or lost by setting the clock', async () => {
    const { clock, sessions, enter, lead } = await door()
    const { token } = await enter(lead)
    clock.step(Date.UTC(2040, 0, 1))
    expect(sessions.find(token).at).toBe('signed-in')
    await clock.advance(IDLE)
    clock.step(Date.UTC(2026, 0, 1))
    expect(sessions.find(token).at).toBe('locked')
  })

  test('ends with the sign-out; another of the same clerk goes on', async () => {
    const { sessions, enter, lead, signIn, heard } = await door()
    const [one, two] = [await enter(lead), await enter(lead)]
    signIn.signOut(one)
    expect([sessions.find(one.token).at, sessions.find(two.token).at]).toEqual(['none', 'signed-in'])
    expect(heard.map(({ at }) => at)).toEqual(['signed-in', 'signed-in', 'signed-out'])
  })

  test('a new PIN ends the other sessions of that clerk alone, and the old PIN', async () => {
    const { sessions, enter, lead, clerk, signIn, as } = await door()
    const [here, there, other] = [await enter(lead), await enter(lead), await enter(clerk)]
    const change = (pin: string, newPin: string) => signIn.changePin(here, { pin, newPin })
    expect(await change('000000', '271828')).toEqual({ at: 'wrong-pin' })
    for (const easy of ['111111', '123456', '9876543', '123123', '520520', '19900512'])
      expect(await change(lead.pin, easy)).toMatchObject({ at: 'easy-pin' })
    expect(await change(lead.pin, lead.pin)).toEqual({ at: 'same-pin' })
    expect(await change(lead.pin, '271828')).toEqual({ at: 'ok' })
    expect([here, there, other].map(({ token }) => sessions.find(token).at)).toEqual([
      'signed-in',
      'none',
      'signed-in',
    ])
    expect(await as(lead.name, lead.pin)).toEqual({ at: 'wrong-pin' })
    expect(await as(lead.name, '271828')).toMatchObject({ at: 'ok' })
  })

  test('the ninth screen of one clerk ends the first', async () => {
    const { sessions, enter, lead } = await door()
    const tokens: string[] = []
    for (let i = 0; i < 9; i++) tokens.push((await enter(lead)).token)
    expect(tokens.map((token) => sessions.find(token).at)).toEqual([
      'none',
      ...Array.from({ length: 8 }, () => 'signed-in'),
    ])
    expect(sessions.countOf('staff-1')).toBe(8)
  })
})
