import type { ComponentChildren } from 'preact'
import { ScreenIcon, type ScreenIconName } from '../../parts/screen-icon.tsx'
import { inPhrases } from '../../parts/in-phrases.tsx'
import { ScreenTitle } from './screen-title.tsx'
import type { App } from '../shell/app.ts'
import { CardReminder } from './card-reminder.tsx'
import { Done } from './done.tsx'

type Props = {
  app: App
  icon: ScreenIconName
  title: string
  notes: readonly string[]
  /** What can still be done. */
  next?: Parameters<typeof Done>[0]['next']
  children?: ComponentChildren
}

/** A screen that says one thing: what is so, and where to turn. */
export function Message({ app, icon, title, notes, next, children }: Props) {
  return (
    <main class="message">
      <ScreenTitle title={title} />
      <div class="message-said">
        <ScreenIcon name={icon} />
        <div class="message-notes">
          {notes.map((note) => (
            <p key={note}>{inPhrases(note)}</p>
          ))}
        </div>
        {children}
      </div>
      <CardReminder app={app} />
      <Done app={app} next={next} />
    </main>
  )
}
