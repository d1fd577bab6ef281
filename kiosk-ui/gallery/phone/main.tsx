import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../phone/phone.css'
import { PhonePage } from '../../phone/phone-page.tsx'
import { showState } from '../show.ts'
import { phoneStates } from './states.ts'

await showState(phoneStates, ({ followed }, { root }) => {
  render(<PhonePage followed={signal(followed)} />, root)
})
