import { expect, test } from 'vitest'
import type { Row } from '../../scripts/bench/figures.ts'
import { advice } from '../../scripts/bench/readme.ts'

const row = (work: string, ok: boolean | null, figures: Record<string, number> = {}): Row => ({
  work,
  measured: '',
  limit: '',
  goal: '',
  ok,
  figures,
})
const DISK = [
  row('disk for a ticket', null, { bytes: 2_000 }),
  row('disk for a case', null, { bytes: 2_000 }),
]
const PEAKS = { daemon: 200, browser: 700 }

test('one core is enough where every goal was met on one, and rows without a goal are not counted', () => {
  const [cores] = advice([row('take a ticket', true), ...DISK], PEAKS).split('\n')
  expect(cores).toContain('一个核就够，1 项目标')
})

test('a goal that was missed on one core asks for two', () => {
  const [cores] = advice([row('take', true), row('call', false), ...DISK], PEAKS).split('\n')
  expect(cores).toContain('两个核以上')
  expect(cores).toContain('2 项目标有 1 项没有达到')
})

test('memory and disk are the smallest that are sold and hold what was found', () => {
  const lines = (peaks: typeof PEAKS) => advice(DISK, peaks).split('\n')
  expect(lines(PEAKS)[1]).toContain('2 GB 起')
  expect(lines({ daemon: 500, browser: 1_100 })[1]).toContain('4 GB 起')
  // 250 days of 220 × 2 kB, ten years, twice, and the system.
  expect(lines(PEAKS)[2]).toContain('16 GB 起。10 年 1.1 GB')
})

test('nothing is advised of memory where it could not be limited', () => {
  expect(advice(DISK, null)).toContain('内存：这一次没有限')
})

test('what to buy is not written from a bench that has not measured the disk', () => {
  expect(() => advice([row('take a ticket', true)], PEAKS)).toThrow('--only disk')
})
