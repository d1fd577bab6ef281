import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCardNames } from '#daemon/desks/cards/card-names.ts'
import { forgetPastDays } from '#daemon/desks/cards/forget-past-days.ts'
import { openDayPeople } from '#daemon/store/keys/day-people.ts'
import { openSeal } from '#daemon/store/keys/seal.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const MONDAY = '2026-11-23'
const NAME = '欧阳翠莲'

test('the name on a card is known through its day and a restart, lies nowhere in the open, and is gone when the day is over', () => {
  const [runtime, data] = [tempFolder(), tempFolder()]
  const keys = openSeal(data)
  if (keys.at !== 'ok') throw new Error('no seal')
  const { seal } = keys
  const here = () => openDayPeople({ folders: [runtime], dataFolder: data, log: silentLog() })
  const people = here()
  const names = openCardNames(seal, people)
  const personTag = people.nameOf(MONDAY, 'tag')
  const sealedName = names.seal(MONDAY, NAME)
  people.rememberCard(MONDAY, personTag, { tag: 'station tag', sealedName })

  const again = here()
  const after = openCardNames(seal, again)
  expect(after.nameOf(MONDAY, personTag)).toBe(NAME)
  expect(after.nameOf(MONDAY, 'somebody without a card')).toBeNull()
  for (const folder of [runtime, data])
    for (const file of readdirSync(folder))
      expect(readFileSync(join(folder, file)).includes(NAME), file).toBe(false)

  const state = () => ({ day: { open: '2026-11-24' } })
  forgetPastDays(again, after, { state, onEntries: () => () => {} } as never)
  expect(after.nameOf(MONDAY, personTag)).toBeNull()
  // Not even what was copied meanwhile can be read.
  expect(seal.open(`card-names/${MONDAY}`, sealedName ?? '').at).toBe('forgotten')
  seal.close()
})
