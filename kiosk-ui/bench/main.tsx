import { render } from 'preact'
import { BenchPage } from './bench-page.tsx'
import { openBench } from './bench.ts'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the bench')
render(<BenchPage bench={openBench()} />, root)
