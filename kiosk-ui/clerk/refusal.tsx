import { words } from './words/clerk.ts'
import type { Commands } from './commands.ts'

/** Why the newest press did not count, beside the buttons, in the station's own words. */
export function Refusal({ commands }: { commands: Commands }) {
  const doing = commands.doing.value
  return (
    <p class="refusal" role="alert" data-at={doing.at}>
      {doing.at === 'refused' && doing.detail}
      {doing.at === 'unheard' && words.unheard(words.acts[doing.act])}
    </p>
  )
}
