import type { ComponentChildren } from 'preact'
import { SettlingButton } from './settling-button.tsx'
import { words } from './words/ticket.ts'
import type { App } from '../shell/app.ts'

/** Deaf while a second tap on 取号, which lay in the same place, may still come. */
const SETTLE_MS = 900

type Props = {
  app: App
  /** What can still be done, as the first button; 好了 stands beside it. */
  next?: { text: string; onPress: () => void } | undefined
}

/** The way home from a screen that ends something, with the seconds until it goes there by itself. */
export function Done({ app, next }: Props) {
  if (next === undefined) return <Home app={app} class="done go" />
  return (
    <div class="done-row">
      <SettlingButton class="next go" settleMs={SETTLE_MS} onPress={next.onPress}>
        {next.text}
      </SettlingButton>
      <Home app={app} class="done" />
    </div>
  )
}

function Home({ app, class: name }: { app: App; class: string }): ComponentChildren {
  const idle = app.idle.state.value
  return (
    <SettlingButton class={name} settleMs={SETTLE_MS} onPress={app.home}>
      <b>{words.done}</b>
      {idle.at === 'counting' && <span>{words.homeIn(idle.secondsLeft)}</span>}
    </SettlingButton>
  )
}
