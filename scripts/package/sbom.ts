import { createHash } from 'node:crypto'
import { shippedData } from '../licences.ts'
import type { LockedPackage } from './modules.ts'

/**
 * What the package consists of, as CycloneDX 1.6 JSON (https://cyclonedx.org/docs/1.6/json/): every npm package of the lock
 * that is shipped, with the sum of its tarball, the pinned Node among them, and data that others made.
 */
export function billOfMaterials(
  product: { name: string; version: string; licence: string },
  packages: readonly LockedPackage[],
  time: number,
): string {
  const components = [
    ...packages.map(({ path, name, version, licence, integrity }) => ({
      type: name.startsWith('node-linux-') ? 'platform' : 'library',
      'bom-ref': path,
      name,
      version,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      licenses: [{ expression: licence }],
      hashes: [
        { alg: 'SHA-512', content: Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') },
      ],
    })),
    ...shippedData.map(({ file, from, licence }) => ({
      type: 'data',
      'bom-ref': file,
      name: file.slice(file.lastIndexOf('/') + 1),
      description: from,
      licenses: [{ license: { id: licence } }],
    })),
  ]
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([product, components]))}`,
    version: 1,
    metadata: {
      timestamp: new Date(time * 1000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': product.name,
        name: product.name,
        version: product.version,
        licenses: [{ license: { id: product.licence } }],
      },
    },
    components,
  }
  return `${JSON.stringify(bill, null, 2)}\n`
}

/** The same contents have the same number (RFC 9562, version 8). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
