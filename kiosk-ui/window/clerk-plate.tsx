import { useState } from 'preact/hooks'
import type { ClerkPlate as Clerk } from '#contract/window.ts'
import { words } from './words.ts'
import { withWholeWords } from '../parts/in-phrases.tsx'

/** 工作人员座牌: who serves here. What a clerk has not filled in takes no room. */
export function ClerkPlate({ clerk }: { clerk: Clerk }) {
  const { name, title, number, party } = clerk
  return (
    <section class="clerk">
      <Photo clerk={clerk} />
      <div class="clerk-words">
        <p class="clerk-name" data-length={Math.min(Array.from(name).length, 9)}>
          {name}
        </p>
        {title !== '' && <p class="clerk-title">{withWholeWords(title)}</p>}
        {number !== '' && <p class="clerk-number">{withWholeWords(words.clerk.number(number))}</p>}
        {party.at === 'member' && <p class="clerk-party">{withWholeWords(words.clerk.party)}</p>}
      </div>
    </section>
  )
}

/** In a light frame; the family name's first character where there is no picture, or it cannot be had. */
export function Photo({ clerk: { name, photo } }: { clerk: Clerk }) {
  const [lost, setLost] = useState<string | null>(null)
  if (photo === null || lost === photo)
    return (
      <p class="clerk-photo" data-at="none" aria-hidden="true">
        {Array.from(name)[0]}
      </p>
    )
  return <img class="clerk-photo" src={photo} alt={words.clerk.photo(name)} onError={() => setLost(photo)} />
}
