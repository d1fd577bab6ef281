import { signal } from '@preact/signals'
import { render } from 'preact'
import '../../bench/bench.css'
import { BenchPage } from '../../bench/bench-page.tsx'
import { showStates } from '../show.ts'
import { benchStates } from './states.ts'

await showStates(benchStates, ({ state, refusal = '' }, { root }) => {
  render(<BenchPage bench={{ state: signal(state), refusal: signal(refusal), act: async () => {} }} />, root)
})
