import type { Admin } from '../admin.ts'
import { Comparison } from './comparison.tsx'
import { Packs } from './packs.tsx'

/** What stands and what is at hand, or the pack that the address names against what stands. */
export function Pack({ admin, place }: { admin: Admin; place: string }) {
  return place === '' ? <Packs admin={admin} /> : <Comparison key={place} admin={admin} sha256={place} />
}
