import { type ReadonlySignal, signal } from '@preact/signals'

/** `none`: this browser or this address has no notices. `unasked`: the clerk has not been asked yet. */
type NoticesState = 'none' | 'unasked' | 'allowed' | 'denied'

/** Notices of the desktop, for a clerk whose page lies behind other programs. */
export type Notices = {
  state: ReadonlySignal<NoticesState>
  /** Asks the clerk's permission; only by a press of theirs. */
  ask(): Promise<void>
  /** Shows this unless the page itself is before the clerk; a newer one takes the place of the one before. */
  show(words: string): void
}

type Browser = {
  /** Missing on a page that is not secure. */
  Notification?: typeof Notification | undefined
  hasFocus(): boolean
  focus(): void
}

const TAG = 'station-kiosk'

export function createNotices(browser: Browser): Notices {
  const { Notification: Notice } = browser
  const state = signal<NoticesState>(stateOf(Notice?.permission), { name: 'notices' })
  return {
    state,
    async ask() {
      if (Notice) state.value = stateOf(await Notice.requestPermission())
    },
    show(words) {
      if (Notice === undefined || state.peek() !== 'allowed' || browser.hasFocus()) return
      // The page sounds by itself.
      const notice = new Notice(words, { tag: TAG, silent: true })
      notice.addEventListener('click', () => {
        browser.focus()
        notice.close()
      })
    },
  }
}

function stateOf(permission: NotificationPermission | undefined): NoticesState {
  switch (permission) {
    case undefined:
      return 'none'
    case 'default':
      return 'unasked'
    case 'granted':
      return 'allowed'
    case 'denied':
      return 'denied'
  }
}
