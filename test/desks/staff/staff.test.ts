import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashPin, isPin, newPin } from '#daemon/desks/staff/pins.ts'
import { openStaff } from '#daemon/desks/staff/staff.ts'
import { openStaffPhotos, PHOTO_NAME } from '#daemon/desks/staff/staff-photos.ts'
import { openPictureFiles } from '#daemon/store/documents/picture-files.ts'
import { frame } from '#daemon/store/durable-file.ts'
import { openStaffFile } from '#daemon/store/documents/staff-file.ts'
import { resetPin } from '../../../scripts/reset-pin.ts'
import { portrait } from '#test/support/portrait.ts'
import { firstAccountNames } from '#daemon/http/words/staff.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

async function roster(folder = tempFolder()) {
  const opened = await openStaffFile(folder)
  if (opened.at === 'fault') throw new Error(opened.reason)
  return openStaff(opened.document)
}

test('accounts from before the station told given PINs from chosen ones keep their PIN', async () => {
  const folder = tempFolder()
  const pin = await hashPin('271828')
  const account = {
    id: 'staff-1',
    name: '站长',
    role: 'lead',
    title: '',
    number: '',
    photo: null,
    at: 'active',
  }
  const old = { firstPins: { at: 'told' }, accounts: [{ ...account, pin, party: { at: 'none' } }] }
  const header = { version: 1, generation: 1 }
  await writeFile(join(folder, 'staff.json'), frame({ header, body: JSON.stringify(old) }))
  expect((await roster(folder)).byId('staff-1')?.pin).toEqual({ at: 'own', hash: pin })
})

describe('a PIN', () => {
  test('is kept as Argon2id with a salt of its own, and only the right one fits', async () => {
    const [one, two] = await Promise.all([hashPin('271828'), hashPin('271828')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(two)
    expect(await Promise.all([isPin('271828', one), isPin('271829', one), isPin('', one)])).toEqual([
      true,
      false,
      false,
    ])
  })

  test('kept by another Node, with scrypt or other costs, still fits', async () => {
    // Made by node:crypto scryptSync('271828', 16 bytes of 7, 32, {N: 1024, r: 8, p: 1}).
    const kept = '$scrypt$ln=10,r=8,p=1$BwcHBwcHBwcHBwcHBwcHBw$Xg4QGw4q5G6Whr0S/p3qOtOwOidkPz0cMbTdpEbIv8Y'
    expect(await isPin('271828', kept)).toBe(true)
    expect(await isPin('271829', kept)).toBe(false)
  })

  test('given by the station has six digits that nobody would try first', () => {
    const pins = Array.from({ length: 500 }, newPin)
    expect(pins.filter((pin) => !/^\d{6}$/.test(pin))).toEqual([])
    expect(new Set(pins).size).toBeGreaterThan(490)
  })
})

describe('the first start', () => {
  test('makes a 站长 and somebody for each window', async () => {
    const staff = await roster()
    const first = await staff.firstAccounts(firstAccountNames(3))
    expect(first.map(({ name }) => name)).toEqual(['站长', '窗口1员工', '窗口2员工', '窗口3员工'])
    expect(staff.all().map(({ role }) => role)).toEqual(['lead', 'clerk', 'clerk', 'clerk'])
  })

  test('counts as told once somebody has worked with the accounts, whatever became of noting it', async () => {
    const folder = tempFolder()
    const staff = await roster(folder)
    await staff.firstAccounts(firstAccountNames(1))
    await staff.add({ name: '王芳', role: 'clerk' })
    const again = await roster(folder)
    expect(await again.firstAccounts(firstAccountNames(1))).toEqual([])
    expect(again.all().map(({ name }) => name)).toEqual(['站长', '窗口1员工', '王芳'])
  })

  test('that dies before anybody was told is a first start again, with other PINs', async () => {
    const folder = tempFolder()
    const [lost] = await (await roster(folder)).firstAccounts(firstAccountNames(1))
    const again = await roster(folder)
    const [told] = await again.firstAccounts(firstAccountNames(1))
    expect(told?.pin).not.toBe(lost?.pin)
    expect(again.all()).toHaveLength(2)
    expect(await isPin(told?.pin ?? '', again.byName('站长')?.pin.hash ?? '')).toBe(true)
    await again.firstPinsTold()
    const later = await roster(folder)
    expect(await later.firstAccounts(firstAccountNames(1))).toEqual([])
    expect(later.byName('站长')).toEqual(again.byName('站长'))
  })
})

describe('the roster', () => {
  test('keeps a name for one person, however it was typed, and an id for ever', async () => {
    const staff = await roster()
    await staff.firstAccounts(firstAccountNames(1))
    expect(await staff.add({ name: '窗口１员工', role: 'clerk' })).toEqual({ at: 'name-taken' })
    expect(await staff.add({ name: '王芳', role: 'clerk' })).toMatchObject({
      at: 'done',
      account: { id: 'staff-3' },
    })
    expect(await staff.rename('staff-3', { name: '站长', role: 'clerk' })).toEqual({ at: 'name-taken' })
    expect(await staff.setAt('staff-3', 'disabled')).toMatchObject({ at: 'done' })
    expect(staff.active().map(({ id }) => id)).toEqual(['staff-1', 'staff-2'])
    expect(staff.plateOf('staff-3')?.name, 'old calls still name them').toBe('王芳')
    expect(await staff.setAt('staff-9', 'disabled')).toEqual({ at: 'unknown-clerk' })
  })

  test('never loses its last 站长', async () => {
    const staff = await roster()
    await staff.firstAccounts(firstAccountNames(1))
    expect(await staff.setAt('staff-1', 'disabled')).toEqual({ at: 'last-lead' })
    expect(await staff.rename('staff-1', { name: '站长', role: 'clerk' })).toEqual({ at: 'last-lead' })
    await staff.rename('staff-2', { name: '王芳', role: 'lead' })
    expect(await staff.setAt('staff-1', 'disabled')).toMatchObject({ at: 'done' })
  })

  test('tells of every change', async () => {
    const staff = await roster()
    await staff.firstAccounts(firstAccountNames(1))
    let told = 0
    staff.onChanged(() => (told += 1))
    await staff.setPlate('staff-2', { title: '综合窗口工作人员', number: '02', party: { at: 'member' } })
    expect(staff.plateOf('staff-2')).toMatchObject({ title: '综合窗口工作人员', party: { at: 'member' } })
    await staff.setAt('staff-9', 'disabled')
    expect(told, 'a refusal is no change').toBe(1)
  })
})

describe('a portrait', () => {
  async function photos() {
    const folder = tempFolder()
    const staff = await roster(folder)
    await staff.firstAccounts(firstAccountNames(1))
    return {
      staff,
      folder,
      photos: openStaffPhotos(staff, openPictureFiles({ folder: join(folder, 'photos'), names: PHOTO_NAME })),
    }
  }

  test.for(['png', 'jpg'] as const)('as %s stands on the plate under an address of its own', async (kind) => {
    const at = await photos()
    expect(await at.photos.put('staff-2', portrait(kind, 300, 400))).toEqual({ at: 'done' })
    const address = at.staff.plateOf('staff-2')?.photo
    expect(address).toMatch(/^\/api\/staff\/staff-2\/photo\?v=[0-9a-f]{8}$/)
    expect(Buffer.from((await at.photos.read('staff-2'))?.bytes ?? [])).toEqual(portrait(kind, 300, 400))
    await at.photos.put('staff-2', portrait(kind, 301, 400))
    expect(at.staff.plateOf('staff-2')?.photo).not.toBe(address)
    expect(await at.photos.remove('staff-2')).toEqual({ at: 'done' })
    expect(at.staff.plateOf('staff-2')?.photo).toBeNull()
  })

  test.for([
    ['a page', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a picture of 63 pixels', portrait('png', 63, 64)],
    ['a picture of a million pixels a side', portrait('png', 1_000_000, 1_000_000)],
    ['a ribbon', portrait('jpg', 100, 301)],
    ['half a picture', portrait('png', 300, 400).subarray(0, 40)],
    ['a JPEG without a frame', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ] as const)('is not %s', async ([, bytes]) => {
    const at = await photos()
    expect(await at.photos.put('staff-2', bytes)).toEqual({ at: 'unfit' })
    expect(at.staff.plateOf('staff-2')?.photo).toBeNull()
  })

  test('of two people at once survives the tidying of each', async () => {
    const at = await photos()
    await Promise.all([
      at.photos.put('staff-1', portrait('png', 300, 400)),
      at.photos.put('staff-2', portrait('png', 300, 401)),
      at.photos.put('staff-1', portrait('png', 300, 402)),
    ])
    expect(await at.photos.read('staff-1')).not.toBeNull()
    expect(await at.photos.read('staff-2')).not.toBeNull()
  })
})

describe('npm run reset-pin', () => {
  test('gives a new PIN that fits, and says who there is when the name is wrong', async () => {
    const folder = tempFolder()
    await (await roster(folder)).firstAccounts(firstAccountNames(1))
    expect(await resetPin(folder, '某人')).toMatchObject({
      at: 'refused',
      reason: expect.stringContaining('站长、窗口1员工'),
    })
    const reset = await resetPin(folder, '站长')
    if (reset.at !== 'reset') throw new Error(reset.reason)
    expect(await isPin(reset.pin, (await roster(folder)).byName('站长')?.pin.hash ?? '')).toBe(true)
    expect(await readFile(join(folder, 'staff.json'), 'utf8')).not.toContain(reset.pin)
  })
})
