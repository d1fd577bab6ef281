import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journeys } from '../../kiosk-ui/resident/journeys.ts'

const FOLDERS = join(import.meta.dirname, '../../kiosk-ui/resident/journeys')

test('every errand of residents is in the one list, so that no folder is left that nothing leads to', async () => {
  const folders = readdirSync(FOLDERS)
  const entered = await Promise.all(
    folders.map(async (name) => {
      // What home shows stands before the list comes; the rest of it is entered there.
      const file = name === 'home' ? 'later' : 'journey'
      const { journey } = await import(`../../kiosk-ui/resident/journeys/${name}/${file}.ts`)
      return journeys.includes(journey) ? [] : [name]
    }),
  )
  expect(entered.flat()).toEqual([])
  expect(journeys).toHaveLength(folders.length)
})

test('no two errands give different screens the same name', () => {
  const names = journeys.flatMap(({ screens, sheets }) => Object.keys(Object.assign({}, screens, sheets)))
  expect(names.length).toBeGreaterThan(25)
  expect(names).toEqual([...new Set(names)])
})
