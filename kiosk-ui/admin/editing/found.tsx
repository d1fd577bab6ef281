import { withWholeWords } from '../../parts/in-phrases.tsx'
import type { Finding } from './bound.ts'

/** What was found at a place, in the daemon's words; fields name it by `aria-describedby`. */
export function Found({ id, findings }: { id: string; findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <div class="found" id={id}>
      {findings.map(({ words, blocks, path }) => (
        <p key={`${path.join('/')} ${words}`} data-blocks={blocks}>
          {withWholeWords(words)}
        </p>
      ))}
    </div>
  )
}

/** The ids of what describes a field, for `aria-describedby`; undefined for none. */
export function describedBy(...ids: readonly (string | false)[]): string | undefined {
  return ids.filter((id) => id !== false).join(' ') || undefined
}
