import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newKeyPair } from '#daemon/store/packs/pack-keys.ts'
import { isTrusted, readManifest, signRoot } from '../../scripts/image/sign.ts'

let folder = ''
const keys = newKeyPair()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-'))
  writeFileSync(join(folder, 'one.root'), 'a root')
  signRoot(join(folder, 'one.root'), 7, keys.privateKey)
})
afterEach(() => rmSync(folder, { recursive: true }))

const manifest = () => readFileSync(join(folder, 'one.root.json'), 'utf8')

test('a machine trusts a root that its key has signed, and no other key or none', () => {
  const read = readManifest(manifest())
  expect(read).toMatchObject({ size: 6, number: 7 })
  expect(isTrusted(read, [newKeyPair().publicKey, keys.publicKey])).toBe(true)
  expect(isTrusted(read, [newKeyPair().publicKey])).toBe(false)
  expect(isTrusted(read, [])).toBe(false)
})

test('a root whose size, content or number was changed afterwards is not trusted', () => {
  const read = readManifest(manifest())
  for (const change of [{ size: 7 }, { number: 8 }, { sha256: '0'.repeat(64) }])
    expect(isTrusted({ ...read, ...change }, [keys.publicKey])).toBe(false)
})

test('a manifest that says too little is refused', () => {
  for (const gone of ['size', 'sha256', 'number', 'signature']) {
    const { [gone]: _, ...rest } = JSON.parse(manifest()) as Record<string, unknown>
    expect(() => readManifest(JSON.stringify(rest))).toThrow('is missing')
  }
})
