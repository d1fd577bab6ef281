import { words } from './words.ts'
import type { Commands } from './commands.ts'

/** Why the newest press did not count, beside the buttons, in the station's own words. */
export function Refusal({ commands }: { commands: Pick<Commands, 'doing' | 'named'> }) {
  const doing = commands.doing.value
  return (
    <p class="refusal" role="alert" data-at={doing.at}>
      {doing.at === 'refused' && doing.detail}
      {doing.at === 'unheard' && words.unheard(commands.named(doing.act))}
    </p>
  )
}
