import { expect, test } from 'vitest'
import { takeEach } from '../../scripts/screenshots/take-each.ts'

test('a picture that cannot be taken names itself, and every other is taken on a page that works', async () => {
  const taken: string[] = []
  let pages = 0
  const failed = await takeEach(
    ['home', 'crashes', 'ticket', 'guides'].map((file) => ({ file })),
    async () => {
      pages++
      let crashed = false
      return {
        async take({ file }) {
          crashed ||= file === 'crashes'
          if (crashed) throw new Error('the page is gone')
          taken.push(file)
        },
        async close() {
          if (crashed) throw new Error('there is no page to close')
        },
      }
    },
  )
  expect(failed).toEqual(['crashes: the page is gone'])
  expect(taken).toEqual(['home', 'ticket', 'guides'])
  expect(pages).toBe(2)
})

test('where no page opens, every picture is named', async () => {
  const failed = await takeEach([{ file: 'home' }, { file: 'ticket' }], () =>
    Promise.reject(new Error('no browser')),
  )
  expect(failed).toEqual(['home: no browser', 'ticket: no browser'])
})
