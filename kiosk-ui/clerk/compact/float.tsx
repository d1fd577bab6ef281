import { render } from 'preact'
import { KeyWindow } from '../../staff/keyboard.ts'
import type { Clerk } from '../clerk.ts'
import { Compact } from './compact.tsx'
import { words } from './words.ts'

/** Document Picture-in-Picture, which Chromium has on secure pages alone (WICG, 2023); no types of it ship yet. */
type Floating = { requestWindow(size: { width: number; height: number }): Promise<Window> }

declare global {
  var documentPictureInPicture: Floating | undefined
}

/** As much as the desk in small needs, in CSS px; people drag it larger. */
const SIZE = { width: 400, height: 280 }

/** Whether this browser has a window that stays above other programs. */
export const canFloat = (): boolean => globalThis.documentPictureInPicture !== undefined

/** Opens the desk in small, by a press of the clerk: a browser gives such a window to nobody else. */
export async function float(clerk: Clerk): Promise<'open' | 'refused'> {
  const window = await globalThis.documentPictureInPicture?.requestWindow(SIZE).catch(() => null)
  if (!window) return 'refused'
  const { document: small } = window
  small.documentElement.lang = document.documentElement.lang
  Object.assign(small.documentElement.dataset, document.documentElement.dataset)
  small.title = words.open
  // The page's policy lets in no style but its own files.
  for (const sheet of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const link = small.createElement('link')
    link.rel = 'stylesheet'
    link.href = sheet.href
    small.head.append(link)
  }
  const root = small.createElement('div')
  root.className = 'compact-window'
  small.body.append(root)
  render(
    <KeyWindow.Provider value={window}>
      <Compact clerk={clerk} />
    </KeyWindow.Provider>,
    root,
  )
  window.addEventListener('pagehide', () => render(null, root))
  return 'open'
}
