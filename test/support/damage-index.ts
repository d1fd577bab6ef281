import { readFileSync, writeFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** Turns one bit of a key in every index of the database at `path`, which must have no log. Pages keep old copies of keys. */
export function damageIndex(path: string, key: string): void {
  const bytes = readFileSync(path)
  const places = placesOf(bytes, key).filter((place) => isOfIndex(bytes, place))
  if (places.length === 0) throw new Error(`${key} stands in no index`)
  for (const place of places) {
    // Its last character, so that the order of the keys may stay as it was.
    const at = place + key.length - 1
    bytes[at] = (bytes[at] ?? 0) ^ 1
  }
  writeFileSync(path, bytes)
}

function placesOf(bytes: Buffer, key: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(key); at >= 0; at = bytes.indexOf(key, at + 1)) places.push(at)
  return places
}

/** https://www.sqlite.org/fileformat2.html#b_tree_pages: a leaf of an index begins with 0x0a, an inner page with 0x02. */
function isOfIndex(bytes: Buffer, place: number): boolean {
  const kind = bytes[place - (place % PAGE_BYTES)]
  return kind === 0x0a || kind === 0x02
}
