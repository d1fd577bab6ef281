import { effect } from '@preact/signals'
import { render } from 'preact'
import { askCases } from './cases.ts'
import { createBell } from './bell.ts'
import { followTicket } from './follow.ts'
import { PhonePage } from './phone-page.tsx'
import { ringFor, type Turn, titleOf, turnOf } from './turn.ts'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the ticket')
const followed = followTicket(location.pathname)
const bell = createBell()
const cases = askCases(location.pathname, followed)
let turn: Turn = { at: 'not-yet' }
effect(() => {
  const now = followed.value
  document.title = titleOf(now)
  if (now.at !== 'following') return
  const next = turnOf(now.ticket.place)
  const what = ringFor(turn, next)
  turn = next
  if (what !== null) bell.ring(what)
})
render(<PhonePage followed={followed} cases={cases} bell={bell} />, root)
