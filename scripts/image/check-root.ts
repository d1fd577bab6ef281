// `check-root.ts FILE.json`, on a machine of an image: says size, SHA-256 and number of a root that is later than this one and that a
// key of this machine has signed; ends with 65 for any other.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPublicKey } from '#daemon/store/packs/pack-keys.ts'
import { isTrusted, readManifest } from './sign.ts'

const KEYS = '/etc/station-update/keys'
const OWN = '/usr/lib/station-kiosk/release.json'
const EXIT_REFUSED = 65

const why = refusalOf(process.argv[2] ?? '')
if (why !== null) {
  process.stderr.write(`station: this root is not taken: ${why}\n`)
  process.exitCode = EXIT_REFUSED
}

function refusalOf(file: string): string | null {
  const manifest = readManifest(readFileSync(file, 'utf8'))
  const keys = readdirSync(KEYS).flatMap((name) => {
    const read = readPublicKey(readFileSync(join(KEYS, name), 'utf8'))
    return read.at === 'key' ? [read.key] : []
  })
  if (!isTrusted(manifest, keys)) return 'no key of this machine has signed it'
  const { size, sha256, number } = manifest
  const { number: own }: { number: number } = JSON.parse(readFileSync(OWN, 'utf8'))
  if (number <= own) return `it is not later than this one (${number}, ${own})`
  process.stdout.write(`${size} ${sha256} ${number}\n`)
  return null
}
