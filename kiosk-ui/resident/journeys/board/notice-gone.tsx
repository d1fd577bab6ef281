import { words } from '../../../words/board.ts'
import type { App } from '../../shell/app.ts'
import { Message } from '../../parts/message.tsx'

/** It was taken down between the list and the tap. */
export function NoticeGone({ app }: { app: App }) {
  return <Message app={app} icon="service-counter" title={words.gone.title} notes={words.gone.notes} />
}
