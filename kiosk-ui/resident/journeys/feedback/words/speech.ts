import type { App } from '../../../shell/app.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'
import { words } from '../words.ts'

/** What the screens of 有误、异议、咨询、投诉 say in sentences of their own. A phone number is not for the hall. */
export const speech: Speech = {
  'feedback-contact': (_app, { asking, draft }) =>
    asking === 'phone'
      ? [
          {
            of: '.slots',
            say: `${words.phone.typed(draft.phone.length)}按您的电话号码，再点${words.phone.send}。`,
          },
        ]
      : [],
  'feedback-sent': (app, { receipt: { code } }) => [
    { of: '.feedback-code', say: `${words.sent.code}是 ${code.slice(0, 4)}，${code.slice(4)}。` },
    ...home(app),
  ],
  'feedback-find': (_app, { code }) => [
    { of: '.slots', say: `${words.find.typed(code)}按${words.find.label}，是 ${words.find.example}。` },
  ],
  'feedback-found': home,
}

function home(app: App): Said[] {
  const idle = app.idle.state.peek()
  const seconds = idle.at === 'counting' ? `不点，${idle.secondsLeft} 秒后自己回首页。` : ''
  return [{ of: '.done', say: `好了，回首页。${seconds}` }]
}
