import { expect, test } from 'vitest'
import { keySumOf, ownCertificate } from '#daemon/store/keys/certificate.ts'
import { tempFolder } from '#test/support/temp-folder.ts'

const NOW = Date.parse('2026-11-23T01:00:00Z')
const YEAR = 365 * 24 * 3_600_000

test('a certificate that is made again keeps its key, by which screens of the LAN know the station', async () => {
  const folder = tempFolder()
  const first = await ownCertificate({ folder, names: ['192.168.1.20'], now: NOW })
  const moved = await ownCertificate({ folder, names: ['192.168.7.20'], now: NOW + 60_000 })
  const late = await ownCertificate({ folder, names: ['192.168.7.20'], now: NOW + 5 * YEAR })
  expect(new Set([first, moved, late].map(({ cert }) => cert)).size).toBe(3)
  expect(new Set([first, moved, late].map(({ cert }) => keySumOf(cert)))).toEqual(
    new Set([keySumOf(first.cert)]),
  )
  const another = await ownCertificate({ folder: tempFolder(), names: ['192.168.1.20'], now: NOW })
  expect(keySumOf(another.cert)).not.toBe(keySumOf(first.cert))
})
