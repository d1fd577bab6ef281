import { isRecord } from './check/shape.ts'
import type { Which } from './edited.ts'

/** What people know a document by in a list of its kind, and where it belongs there: a notice's class. */
export function describe(which: Which, value: unknown): { title: string; group: string | null } {
  return { title: titleOf(which, value), group: groupOf(which, value) }
}

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

function groupOf({ kind }: Which, value: unknown): string | null {
  const written = kind === 'notice' && isRecord(value) ? value['class'] : undefined
  return typeof written === 'string' && written !== '' ? written : null
}
