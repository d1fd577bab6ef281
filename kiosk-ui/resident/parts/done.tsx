import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words/ticket.ts'
import type { App } from '../shell/app.ts'

/** Deaf while a second tap on 取号, which lay in the same place, may still come. */
const SETTLE_MS = 900

/** The way home from a screen that ends something, with the seconds until it goes there by itself. */
export function Done({ app }: { app: App }) {
  const idle = app.idle.state.value
  return (
    <TouchButton class="done go" settleMs={SETTLE_MS} onPress={app.home}>
      <b>{words.done}</b>
      {idle.at === 'counting' && <span>{words.homeIn(idle.secondsLeft)}</span>}
    </TouchButton>
  )
}
