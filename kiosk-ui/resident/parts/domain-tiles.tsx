import type { ComponentChildren } from 'preact'
import type { Domain } from '#contract/guide.ts'
import { DomainIcon } from './domain-icon.tsx'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'

type Props = { domains: readonly Domain[]; onOpen: (name: string) => void }

export function DomainTiles({ domains, onOpen }: Props) {
  return <div class="domain-tiles">{domainTiles({ domains, onOpen })}</div>
}

/** Each by itself, for a screen that puts them on pages. */
export function domainTiles({ domains, onOpen }: Props): ComponentChildren[] {
  return domains.map(({ name }) => (
    <TouchButton key={name} onPress={() => onOpen(name)}>
      <DomainIcon domain={name} />
      <span>{inPhrases(name)}</span>
    </TouchButton>
  ))
}
