import { expect, test } from 'vitest'
import { restingOn } from '#daemon/daemon/resting-on.ts'

test('a part of what is to do is looked through again only once something that it is read from has changed', () => {
  let guides: readonly string[] = ['养老金', '低保']
  let today = '2026-11-28'
  let looked = 0
  const todo = restingOn(
    () => [guides, today],
    (all, day) => {
      looked += 1
      return all.map((guide) => `${guide} ${day}`)
    },
  )
  const first = todo()
  expect(first).toEqual(['养老金 2026-11-28', '低保 2026-11-28'])
  expect(todo()).toBe(first)
  today = '2026-11-29'
  expect(todo()).toEqual(['养老金 2026-11-29', '低保 2026-11-29'])
  guides = []
  expect(todo()).toEqual([])
  expect(todo()).toEqual([])
  expect(looked).toBe(3)
})

test('one that could not be worked out is tried again', () => {
  let fails = true
  const todo = restingOn(
    () => ['guides'],
    (of) => {
      if (fails) throw new Error('not now')
      return of
    },
  )
  expect(todo).toThrow('not now')
  fails = false
  expect(todo()).toBe('guides')
})
