import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type PackAbout, packFile, readPack } from '#daemon/store/packs/pack.ts'
import { fingerprintOf, newKeyPair, readPublicKey } from '#daemon/store/packs/pack-keys.ts'

const { privateKey, publicKey } = newKeyPair()
const trusted = [{ name: '安丘市', key: publicKey }]

const about: PackAbout = { issuer: '示例市', key: publicKey, version: 3, effectiveFrom: '2026-12-01' }
const parts = {
  'catalogue/index': { version: '2026.12.1', domains: [] },
  'guide/18': { seq: 18, name: '最低生活保障', conditions: ['一', '二'], code: null },
}
const small = packFile(about, parts, privateKey)

describe('a pack', () => {
  test('is read as it was made, and has one name whatever the order of its keys', () => {
    const read = readPack(small, trusted)
    expect(read).toMatchObject({ at: 'sound', pack: { manifest: about, parts } })
    const turned = Object.fromEntries(Object.entries(parts).toReversed())
    expect(packFile(about, turned, privateKey)).toEqual(small)
  })

  test('of which any single bit is turned is refused', () => {
    const taken: number[] = []
    for (let bit = 0; bit < small.length * 8; bit++) {
      const turned = Buffer.from(small)
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      if (readPack(turned, trusted).at !== 'refused') taken.push(bit)
    }
    expect(taken).toEqual([])
  })

  test('that is cut off anywhere, or has anything behind its end, is refused', () => {
    for (let length = 0; length < small.length; length++)
      expect(readPack(small.subarray(0, length), trusted)).toMatchObject({ at: 'refused' })
    expect(readPack(Buffer.concat([small, Buffer.from('\n')]), trusted)).toMatchObject({ code: 'damaged' })
  })

  test('that another one signed is refused, and says whose key it is', () => {
    const other = newKeyPair()
    const bytes = packFile({ ...about, key: other.publicKey }, parts, other.privateKey)
    expect(readPack(bytes, trusted)).toEqual({
      at: 'refused',
      code: 'foreign',
      issuer: '示例市',
      key: other.publicKey,
    })
    // Another's signature under the city's own key.
    expect(readPack(packFile(about, parts, other.privateKey), trusted)).toMatchObject({ code: 'damaged' })
    expect(readPack(small, [])).toMatchObject({ code: 'foreign' })
  })

  test('is refused without a signature, from a later program, or when it is something else', () => {
    const value: object = JSON.parse(small.toString())
    const text = (of: object) => Buffer.from(`${JSON.stringify(of, null, 2)}\n`)
    expect(readPack(text({ ...value, signature: undefined }), trusted)).toMatchObject({ code: 'unsigned' })
    const later = { ...value, format: 'station-kiosk-pack/2' }
    expect(readPack(text(later), trusted)).toMatchObject({ code: 'newer-format' })
    for (const other of ['', '{}', '[]', 'null', '"x"', '<html>', '\u{feff}{}', '[['.repeat(100_000)])
      expect(readPack(Buffer.from(other), trusted)).toEqual({ at: 'refused', code: 'no-pack' })
    const deep = `${small.toString().slice(0, -2)},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(readPack(Buffer.from(deep), trusted)).toMatchObject({ code: 'damaged' })
    expect(readPack(Buffer.alloc(9 * 1024 * 1024, ' '), trusted)).toMatchObject({ code: 'too-large' })
  })

  test('has a key that two people can compare on the telephone', () => {
    expect(fingerprintOf(publicKey)).toMatch(/^(\d{5} ){7}\d{5}$/)
    expect(fingerprintOf(newKeyPair().publicKey)).not.toBe(fingerprintOf(publicKey))
  })

  test('has a key that is read as it is pasted, and nothing else is read as one', () => {
    const found = { at: 'key', key: publicKey }
    const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
    for (const text of [publicKey, `\u{feff}${publicKey}\r\n`, publicKey.toUpperCase(), spki])
      expect(readPublicKey(text)).toEqual(found)
    expect(readPublicKey(privateKey)).toEqual({ at: 'refused', code: 'private-key' })
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    const others = [rsa.export({ type: 'spki', format: 'pem' }), `${publicKey}0`, '', '{}']
    for (const text of others) expect(readPublicKey(text)).toEqual({ at: 'refused', code: 'no-key' })
  })
})
