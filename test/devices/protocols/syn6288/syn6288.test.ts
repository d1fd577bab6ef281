import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  queryFrame,
  replyByte,
  replyOf,
  speakFrame,
  stopFrame,
  textParts,
} from '#daemon/devices/protocols/syn6288/frame.ts'
import { openSyn6288Parser } from '#daemon/devices/protocols/syn6288/parser.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const spoken = (text: string) => textParts(text).map(speakFrame)

describe('what goes over the line', () => {
  test('the bytes of the notes for 「请A032号到1号窗口」, with or without spaces', () => {
    const frame = 'fd00140101c7eb41303332bac5b5bd31bac5b4b0bfdaed'
    expect(spoken('请A032号到1号窗口').map(hex)).toEqual([frame])
    expect(spoken('请 A032 号到 1 号窗口').map(hex)).toEqual([frame])
  })

  test('stop and query', () => {
    expect(hex(stopFrame())).toBe('fd000202fd')
    expect(hex(queryFrame())).toBe('fd000221de')
  })

  test('replies are one byte each, and any other byte is none', () => {
    const replies = ['ready', 'accepted', 'bad', 'speaking', 'idle'] as const
    expect(replies.map(replyByte)).toEqual([0x4a, 0x41, 0x45, 0x4e, 0x4f])
    expect(replies.map((reply) => replyOf(replyByte(reply)))).toEqual(replies)
    expect(replyOf(0x42)).toBeUndefined()
  })

  test('no part is longer than the module takes, none breaks a character, and nothing of the text is lost', () => {
    const text = fc.string({ unit: fc.constantFrom(...'请到窗口办理，。A0 \n𠮷'), maxLength: 600 })
    const gbk = new TextDecoder('gbk', { fatal: true })
    fc.assert(
      fc.property(text, (text) => {
        const parts = textParts(text)
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0)
          expect(part.length).toBeLessThanOrEqual(200)
        }
        expect(parts.map((part) => gbk.decode(part)).join('')).toBe(text.replaceAll(/[ \n𠮷]/gu, ''))
      }),
      { numRuns: 200 },
    )
  })

  test('a long text is broken after a full stop', () => {
    const gbk = new TextDecoder('gbk')
    const parts = textParts(`${'啊'.repeat(60)}。${'哦'.repeat(60)}`).map((part) => gbk.decode(part))
    expect(parts).toEqual([`${'啊'.repeat(60)}。`, '哦'.repeat(60)])
  })
})

describe('the module hears', () => {
  test('a text, a stop and a query, in whatever pieces they come', () => {
    const all = Buffer.concat([...spoken('请A032号'), stopFrame(), queryFrame()])
    const parser = openSyn6288Parser()
    const heard = [...all].flatMap((byte) => parser.feed(Uint8Array.of(byte)))
    expect(heard).toEqual([{ at: 'speak', text: '请A032号' }, { at: 'stop' }, { at: 'query' }])
  })

  test('a frame with a wrong check byte as bad, and the next one well', () => {
    const wrong = queryFrame()
    wrong[4] = 0
    expect(openSyn6288Parser().feed(Buffer.concat([wrong, queryFrame()]))).toEqual([
      { at: 'bad' },
      { at: 'query' },
    ])
  })

  test('whatever stood on the line before, the good frame after a pause', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const parser = openSyn6288Parser()
        parser.feed(noise)
        parser.reset()
        expect(parser.feed(queryFrame())).toEqual([{ at: 'query' }])
      }),
      { numRuns: 200 },
    )
  })

  test('without a pause too, once it has seen that the bytes before were no frame', () => {
    // The longest length that noise can claim is over after so many bytes.
    const patience = Array.from({ length: 60 }, queryFrame)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const parser = openSyn6288Parser()
        parser.feed(noise)
        const heard = patience.flatMap((frame) => parser.feed(frame))
        expect(heard.at(-1)).toEqual({ at: 'query' })
      }),
      { numRuns: 200 },
    )
  })
})
