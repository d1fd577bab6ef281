import { expect, test } from 'vitest'
import { projectRoot } from '../house/sources.ts'
import { data, dataFaults, licenceFaults } from '../../scripts/licences.ts'

const lock = (locked: object) =>
  JSON.stringify({ packages: { '': { license: 'MIT' }, 'node_modules/a/node_modules/@b/c': locked } })

test.for(['MIT', '(MIT OR X11)', 'MIT or GPL-2.0', '(MIT AND ISC)', '0BSD'])(
  '%s may be handed on',
  (license) => {
    expect(licenceFaults(lock({ version: '1.0.0', license }))).toEqual([])
  },
)

test.for(['GPL-3.0-only', 'MPL-2.0', 'MIT AND GPL-2.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md'])(
  '%s may not be handed on',
  (license) => {
    expect(licenceFaults(lock({ version: '1.0.0', license }))).toEqual([`@b/c@1.0.0: ${license}`])
  },
)

test('a package that names no licence is a fault', () => {
  expect(licenceFaults(lock({ version: '1.0.0' }))).toEqual(['@b/c@1.0.0: no licence named'])
})

test('a tool may come under MPL, but not under the GPL', () => {
  expect(licenceFaults(lock({ version: '1.0.0', license: 'MPL-2.0', dev: true }))).toEqual([])
  expect(licenceFaults(lock({ version: '1.0.0', license: 'AGPL-3.0', dev: true }))).toHaveLength(1)
})

test('data that others made lies beside its licence and says how it was changed', () => {
  expect(data.map(({ licence }) => licence)).toEqual(['Arphic-1999', 'Arphic-1999', 'OFL-1.1'])
  expect(dataFaults(projectRoot)).toEqual([])
  expect(dataFaults('/nowhere')).toHaveLength(3)
})
