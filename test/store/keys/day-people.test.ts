import { appendFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type DayPeople, openDayPeople } from '#daemon/store/keys/day-people.ts'
import { runtimeFolder } from '#daemon/store/keys/runtime-folder.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MONDAY = '2026-11-23'
const TUESDAY = '2026-11-24'
const CARD = { tag: 'station tag', sealedName: 'ciphertext' }

const opened = (folder: string, dataFolder = '/data'): DayPeople =>
  openDayPeople({ folders: [folder], dataFolder, log: silentLog() })

test('a person is the same through the day and a restart, another one the next day and at another station', () => {
  const folder = tempFolder()
  const people = opened(folder)
  const key = people.dayKey(MONDAY)
  const name = people.nameOf(MONDAY, 'tag')
  expect(key).toHaveLength(32)
  expect(people.nameOf(MONDAY, 'tag')).toBe(name)
  expect(people.nameOf(MONDAY, 'another')).not.toBe(name)
  const again = opened(folder)
  expect(again.dayKey(MONDAY)).toEqual(key)
  expect(again.nameOf(MONDAY, 'tag')).toBe(name)
  expect(again.dayKey(TUESDAY)).not.toEqual(key)
  expect(again.nameOf(TUESDAY, 'tag')).not.toBe(name)
  expect(opened(folder, '/other').dayKey(MONDAY)).not.toEqual(key)
})

test('the station’s own tag of a card and its sealed name are known by the name of the day, through a restart, and not a day longer', () => {
  const folder = tempFolder()
  const people = opened(folder)
  const name = people.nameOf(MONDAY, 'tag')
  expect(people.cardOf(MONDAY, name)).toBeNull()
  people.rememberCard(MONDAY, name, CARD)
  const again = opened(folder)
  expect([again.cardOf(MONDAY, name), again.nameOf(MONDAY, 'tag')]).toEqual([CARD, name])
  expect(again.cardOf(TUESDAY, name)).toBeNull()
  expect(again.forgetDaysBefore(TUESDAY)).toEqual([MONDAY])
  expect(again.cardOf(MONDAY, name)).toBeNull()
})

test('what belongs to a day is destroyed when it is over, and never made again', () => {
  const folder = tempFolder()
  const people = opened(folder)
  people.nameOf(MONDAY, 'tag')
  const key = people.dayKey(TUESDAY)
  people.forgetDaysBefore(TUESDAY)
  expect(readdirSync(folder).map((name) => name.slice(-10))).toEqual([TUESDAY])
  expect(people.dayKey(MONDAY)).toBeNull()
  expect(people.dayKey(TUESDAY)).toEqual(key)
})

test('a file that was cut off loses the last person alone, and one without a key is begun anew', () => {
  const folder = tempFolder()
  const people = opened(folder)
  const name = people.nameOf(MONDAY, 'tag')
  const [file = ''] = readdirSync(folder)
  appendFileSync(join(folder, file), '{"tag":"cut')
  const again = opened(folder)
  expect(again.nameOf(MONDAY, 'tag')).toBe(name)
  writeFileSync(join(folder, file), '')
  const third = opened(folder)
  expect(third.nameOf(MONDAY, 'tag')).not.toBe(name)
  expect(opened(folder).dayKey(MONDAY)).toEqual(third.dayKey(MONDAY))
})

test('a folder that cannot be used, another’s, or one inside the data gives way to the next', () => {
  const [data, own] = [tempFolder(), tempFolder()]
  const linked = join(tempFolder(), 'linked')
  symlinkSync(own, linked)
  const file = join(tempFolder(), 'file')
  writeFileSync(file, '')
  const inside = join(data, 'run')
  mkdirSync(inside)
  expect(runtimeFolder(['/proc/none', file, linked, inside, own], data, silentLog())).toBe(own)
  const made = runtimeFolder([inside], data, silentLog())
  expect(readdirSync(made)).toEqual([])
})

test('a disk that takes nothing costs no card', () => {
  const folder = tempFolder()
  const people = opened(folder)
  people.dayKey(MONDAY)
  const [file = ''] = readdirSync(folder)
  // A folder stands where the next day's file would be.
  mkdirSync(join(folder, file.replace(MONDAY, TUESDAY)))
  const name = people.nameOf(TUESDAY, 'tag')
  expect(people.dayKey(TUESDAY)).toHaveLength(32)
  expect(people.nameOf(TUESDAY, 'tag')).toBe(name)
})

test('where no folder can be made for it, as on a full disk, a day is kept in memory', () => {
  vi.stubEnv('TMPDIR', '/proc/none')
  onTestFinished(() => void vi.unstubAllEnvs())
  const people = opened('/proc/none')
  people.forgetDaysBefore(MONDAY)
  const name = people.nameOf(MONDAY, 'tag')
  people.rememberCard(MONDAY, name, CARD)
  expect([people.nameOf(MONDAY, 'tag'), people.cardOf(MONDAY, name)]).toEqual([name, CARD])
  expect(people.dayKey(MONDAY)).toHaveLength(32)
  people.forgetDaysBefore(TUESDAY)
  expect(people.cardOf(MONDAY, name)).toBeNull()
})
