import { inGroups } from '../../../../words/bookings.ts'
import type { App } from '../../../shell/app.ts'
import type { Said, Speech } from '../../../shell/read-aloud/speech.ts'
import { words } from '../words.ts'

/** What the screens of 预约 say in sentences of their own. A phone number is not for the hall. */
export const speech: Speech = {
  'book-phone': (_app, { draft: { phone } }) => [
    { of: '.slot', say: `${words.phone.typed(phone.length)}按您的电话号码，再点${words.phone.next}。` },
  ],
  'booking-made': (app, { receipt: { code } }) => [
    { of: '.booking-code', say: `${words.made.code}是 ${inGroups(code).replaceAll(' ', '，')}。` },
    ...home(app),
  ],
  'booking-find': (_app, { code }) => [
    { of: '.slots', say: `${words.find.typed(code)}按${words.find.label}，是 ${words.find.example}。` },
  ],
  'booking-found': home,
}

function home(app: App): Said[] {
  const idle = app.idle.state.peek()
  const seconds = idle.at === 'counting' ? `不点，${idle.secondsLeft} 秒后自己回首页。` : ''
  return [{ of: '.done', say: `好了，回首页。${seconds}` }]
}
