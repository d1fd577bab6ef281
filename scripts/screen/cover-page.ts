/**
 * Runs in every document of a screen's browser: a black cover over the page, as long as it is asked for. A touch takes it away
 * for two minutes, and counts as nothing else. Its source is handed over as text, so it uses nothing from outside itself.
 */
export function coverPage(): void {
  const AWAKE_MS = 120_000
  /** Longer than what belongs to one touch. */
  const TOUCH_MS = 500
  let touchedAt = -Infinity
  let wokenAt = -Infinity
  let cover: HTMLElement | null = null

  const uncover = (): void => {
    cover?.remove()
    cover = null
  }
  const touched = (event: Event): void => {
    const now = performance.now()
    if (event.type === 'pointerdown' || event.type === 'keydown') {
      touchedAt = now
      if (cover !== null) wokenAt = now
      uncover()
    }
    if (now - wokenAt > TOUCH_MS) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  for (const name of [
    'pointerdown',
    'pointerup',
    'touchstart',
    'touchend',
    'mousedown',
    'mouseup',
    'click',
    'keydown',
  ])
    addEventListener(name, touched, { capture: true, passive: false })

  const draw = (): void => {
    if (cover?.isConnected === true) return
    cover = document.createElement('div')
    // Over everything, dialogs too.
    cover.popover = 'manual'
    const { style } = cover
    for (const [name, value] of Object.entries({
      position: 'fixed',
      inset: '0',
      width: '100vw',
      height: '100vh',
      margin: '0',
      padding: '0',
      border: '0',
      background: '#000',
      cursor: 'none',
    }))
      style.setProperty(name, value)
    document.body.append(cover)
    cover.showPopover()
  }
  Object.defineProperty(window, 'stationCover', {
    value: (wanted: boolean): void => {
      if (wanted && performance.now() - touchedAt > AWAKE_MS) draw()
      else if (!wanted) uncover()
    },
  })
}
