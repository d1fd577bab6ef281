import { render } from 'preact'
import { followTicket } from './follow.ts'
import { PhonePage } from './phone-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the ticket')
render(<PhonePage followed={followTicket(location.pathname)} />, root)
