import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../phone/phone.css'
import { PhonePage } from '../../phone/phone-page.tsx'
import { showStates } from '../show.ts'
import { phoneStates } from './states.ts'

await showStates(phoneStates, ({ followed }, { root }) => {
  render(<PhonePage followed={signal(followed)} />, root)
})
