import { screens } from './screens.ts'
import type { Shown } from './shown.ts'

const asked = new URLSearchParams(location.search)
const load = screens[asked.get('screen') ?? '']
const root = document.querySelector('#app')
if (!load || !root) throw new Error(`there is no preview at ${location.search}`)

// A screen that takes the focus, as the residents' does for each of its pages, would take it from the writer.
Object.assign(HTMLElement.prototype, { focus() {} })
const screen = await load()
await Promise.all(screen.styles.map(addStyles))
let show: ((next: Shown) => void) | null = null
let newest: Shown | null = null
/** What comes while the screen is being opened is shown as soon as it stands. */
let opening = false

addEventListener('message', ({ source, origin, data }: MessageEvent<Shown>) => {
  // Other tools of the page that edits may talk to its frames, too.
  const isShown = typeof data === 'object' && data !== null && 'snapshot' in data
  if (source !== parent || origin !== location.origin || !isShown) return
  newest = data
  if (show) show(data)
  else if (!opening) void open(data)
})
parent.postMessage('preview-ready', location.origin)

async function open(first: Shown): Promise<void> {
  opening = true
  if (root) show = await screen.open(root, first, asked)
  if (newest !== null && newest !== first) show?.(newest)
  document.documentElement.dataset['preview'] = 'shown'
}

function addStyles(href: string): Promise<unknown> {
  return new Promise((onload, onerror) =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload, onerror }),
    ),
  )
}
