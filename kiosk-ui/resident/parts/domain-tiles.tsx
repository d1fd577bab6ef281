import type { Domain } from '#contract/guide.ts'
import { DomainIcon } from './domain-icon.tsx'
import { keepWords } from './keep-words.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'

type Props = { domains: readonly Domain[]; onOpen: (name: string) => void }

export function DomainTiles({ domains, onOpen }: Props) {
  return (
    <div class="domain-tiles">
      {domains.map(({ name }) => (
        <TouchButton key={name} onPress={() => onOpen(name)}>
          <DomainIcon domain={name} />
          <span>{keepWords(name)}</span>
        </TouchButton>
      ))}
    </div>
  )
}
