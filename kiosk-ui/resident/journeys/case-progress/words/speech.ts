import type { App } from '../../../shell/app.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'
import { words } from '../words.ts'

/** What the screens of 查办件进度 say in sentences of their own. */
export const speech: Speech = {
  'case-find': (_app, { code }) => [
    { of: '.slots', say: `${words.find.typed(code)}按${words.find.label}，是 ${words.find.example}。` },
  ],
  'case-found': home,
}

function home(app: App): Said[] {
  const idle = app.idle.state.peek()
  const seconds = idle.at === 'counting' ? `不点，${idle.secondsLeft} 秒后自己回首页。` : ''
  return [{ of: '.done', say: `好了，回首页。${seconds}` }]
}
