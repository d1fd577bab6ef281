import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventStreamReader } from '../../kiosk-ui/link/event-stream.ts'

const STREAM =
  'event: snapshot\nid: 41\ndata: {"v":1}\n\n: \n\nevent: ticket-printed\r\nid: 42\r\ndata: {"ticketId":"号"}\r\n\r\n' +
  'data: two\ndata: lines\n\nevent: card-read\ndata: {}\n\nid: 43\n\n'

const EVENTS = [
  { name: 'snapshot', id: '41', data: '{"v":1}' },
  { name: 'ticket-printed', id: '42', data: '{"ticketId":"号"}' },
  { name: 'message', id: null, data: 'two\nlines' },
  { name: 'card-read', id: null, data: '{}' },
]

test('the stream reads the same wherever the network cuts it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 12 }), (cuts) => {
      const read = createEventStreamReader()
      const edges = [0, ...cuts.toSorted((a, b) => a - b), STREAM.length]
      const heard = edges.slice(1).flatMap((end, index) => read(STREAM.slice(edges[index], end)))
      expect(heard).toEqual(EVENTS)
    }),
    { numRuns: 200 },
  )
})

test('what is not whole yet is not told', () => {
  const read = createEventStreamReader()
  expect(read('event: ticket-printed\ndata: {"ticketId":"a"}\n')).toEqual([])
  expect(read('\n')).toEqual([{ name: 'ticket-printed', id: null, data: '{"ticketId":"a"}' }])
})
