import { describe, expect, it } from 'vitest'
import { measureParts } from '../../scripts/bench/parts.ts'
import type { Row } from '../../scripts/bench/figures.ts'

const rowOf = (work: string): Row => ({ work, measured: '', limit: '', goal: '', ok: null, figures: {} })

describe('the parts of a bench', () => {
  it('tell each row as soon as it is measured, and the end of each part', async () => {
    const told: string[] = []
    async function* slowPart() {
      yield rowOf('first')
      told.push('measuring the second')
      yield rowOf('second')
    }
    const { rows, seconds } = await measureParts(
      [
        ['slow', slowPart],
        ['quick', async () => [rowOf('third')]],
      ],
      { row: ({ work }) => told.push(work), end: (name) => told.push(`end of ${name}`) },
    )
    expect(told).toEqual(['first', 'measuring the second', 'second', 'end of slow', 'third', 'end of quick'])
    expect(rows.map(({ work }) => work)).toEqual(['first', 'second', 'third'])
    expect(Object.keys(seconds)).toEqual(['slow', 'quick'])
  })

  it('go on after one that breaks off, which stands in the table as missed and keeps what it had', async () => {
    async function* breaking() {
      yield rowOf('kept')
      throw new Error('the browser went away')
    }
    const { rows } = await measureParts(
      [
        ['screen', breaking],
        ['quick', async () => [rowOf('third')]],
      ],
      { row: () => {}, end: () => {} },
    )
    expect(rows.map(({ work }) => work)).toEqual(['kept', 'screen', 'third'])
    expect(rows[1]).toMatchObject({ measured: 'broke off: the browser went away', ok: false })
  })
})
