import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../phone/phone.css'
import { PhonePage } from '../../phone/phone-page.tsx'
import { showStates } from '../show.ts'
import type { Bell } from '../../phone/bell.ts'
import { phoneStates } from './states.ts'

const bellThat = (at: 'on' | 'off'): Bell => ({ state: signal({ at }), turnOn() {}, ring() {} })

await showStates(phoneStates, ({ followed, cases, bell }, { root }) => {
  render(
    <PhonePage followed={signal(followed)} cases={signal(cases ?? null)} bell={bellThat(bell ?? 'off')} />,
    root,
  )
})
