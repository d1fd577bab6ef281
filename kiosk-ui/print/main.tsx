import { render } from 'preact'
import { PrintPage } from './print-page.tsx'

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the sheet')
// What a program photographs has no buttons.
const as = new URLSearchParams(location.search).get('as')
if (as === 'picture') document.documentElement.dataset['as'] = 'picture'
render(<PrintPage id={decodeURIComponent(location.pathname.split('/').at(-1) ?? '')} />, root)
