import { describe, expect, test } from 'vitest'
import { type Edit, read, smallConfig } from './small-config.ts'
import { board } from './wrong/board.ts'
import { expressions, index, item } from './wrong/catalogue.ts'
import { devices } from './wrong/devices.ts'
import { reach } from './wrong/listeners.ts'
import { affairs, publicity } from './wrong/notices.ts'
import { opening } from './wrong/opening.ts'
import { places } from './wrong/places.ts'
import { queues } from './wrong/queues.ts'
import { profile } from './wrong/station.ts'

const files = {
  'station.yaml': [...profile, ...opening, ...queues, ...reach],
  'devices.yaml': devices,
  'catalogue/catalogue.yaml': index,
  'catalogue/expressions.yaml': expressions,
  'catalogue/items/17.yaml': item,
  'board.yaml': board,
  'notices/低保公示/sample-dibao-nirending.md': publicity,
  'notices/村务公开/sample-daibiao-huiyi-jueyi.md': affairs,
  'places.yaml': places,
}

describe.for(Object.entries(files))('%s', ([file, cases]) => {
  test.for(cases)(
    'says where and what is right: $wrong',
    async ({ also = [], from, to, path, allowed, absent }) => {
      const folder = await smallConfig(
        [{ from, to }, ...also].map((edit) => ({ file, from: edit.from, to: edit.to })),
      )
      const result = await read(folder)
      expect(result.at === 'faults' && result.faults).toEqual([
        {
          file: expect.stringMatching(new RegExp(`${file}$`)) as unknown,
          path,
          line: absent ? null : (expect.any(Number) as unknown),
          message: expect.stringContaining(allowed) as unknown,
        },
      ])
    },
  )
})

test('tells every fault of every file at once', async () => {
  const edits: Edit[] = [
    { file: 'station.yaml', from: 'letter: A', to: 'letter: a' },
    { file: 'station.yaml', from: 'defaultQueue: general', to: 'defaultQueue: genral' },
    {
      file: 'station.yaml',
      from: 'weekly: []',
      to: "weekly: [{days: [1, 1], open: [{from: '8', to: '9'}]}]",
    },
    { file: 'devices.yaml', from: 'kiosk: kiosk-1', to: 'kiosk: kiosk-2' },
    { file: 'catalogue/catalogue.yaml', from: '[17, 38]', to: '[17]' },
    { file: 'catalogue/items/17.yaml', from: 'kind: 承诺件', to: 'kind: 承诺' },
  ]
  const folder = await smallConfig(edits)
  const result = await read(folder, { port: '80 80', logLevel: 'inof' })
  expect(result.at === 'faults' && result.faults.map(({ path }) => path).toSorted()).toEqual(
    [
      '',
      '',
      'queues[0].letter',
      'defaultQueue',
      'hours.weekly[0].days[1]',
      'hours.weekly[0].open[0].from',
      'hours.weekly[0].open[0].to',
      'devices[0].at.kiosk',
      'domains',
      'kind',
    ].toSorted(),
  )
})

test('points at the line where the wrong thing is written', async () => {
  const folder = await smallConfig([{ file: 'station.yaml', from: 'letter: A', to: 'letter: a' }])
  const result = await read(folder)
  expect(result).toMatchObject({ at: 'faults', faults: [{ path: 'queues[0].letter', line: 58 }] })
})
