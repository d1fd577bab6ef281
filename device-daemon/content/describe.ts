import { isRecord } from './check/shape.ts'
import type { Which } from './edited.ts'

/** What people know a document by, in a list of its kind. */
export function titleOf({ kind, id }: Which, value: unknown): string {
  const text = (field: string): string => {
    const written = isRecord(value) ? value[field] : undefined
    return typeof written === 'string' && written.trim() !== '' ? written : id
  }
  switch (kind) {
    case 'notice':
    case 'plates':
      return text('title')
    case 'guide':
      return text('plainTitle')
    case 'station':
      return text('name')
    case 'places':
      return '在哪里'
    case 'rules':
      return '叫号规则'
  }
}
