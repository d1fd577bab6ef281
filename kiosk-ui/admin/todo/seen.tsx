import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Admin } from '../admin.ts'
import { Preview } from '../editing/preview.tsx'
import { Changes } from './changes.tsx'
import { words } from './words.ts'

const screens = {
  home: { screen: 'home', width: 1080, height: 1920 },
  large: { screen: 'home&type=large', width: 1080, height: 1920 },
  hall: { screen: 'hall', width: 1920, height: 1080 },
} as const
type Name = keyof typeof screens

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object written out here has no other keys
const names = Object.keys(screens) as Name[]

/** What residents see meanwhile, and what was changed of it of late. */
export function Seen({ admin }: { admin: Admin }) {
  const [name, choose] = useState<Name>('home')
  const snapshot = admin.snapshot.value
  return (
    <aside class="seen" aria-label={words.seen.title}>
      <Preview
        key={name}
        {...screens[name]}
        title={words.seen.title}
        snapshot={snapshot}
        view={snapshot ?? undefined}
      />
      <div class="seen-choice">
        {names.map((one) => (
          <TouchButton key={one} aria-pressed={one === name} onPress={() => choose(one)}>
            {words.seen[one]}
          </TouchButton>
        ))}
      </div>
      <Changes admin={admin} />
    </aside>
  )
}
