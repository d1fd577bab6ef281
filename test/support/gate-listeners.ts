import type { Page } from 'playwright-core'

const TOUCH_EVENTS: ReadonlySet<string> = new Set([
  'click',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'mousedown',
])

/** Things that listen for touches without being a control: no name, no key, no place in the focus order. */
export async function hiddenTouchables(page: Page, touchable: string): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page)
  try {
    const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.body' })
    if (!result.objectId) return []
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId,
      depth: -1,
    })
    const findings: string[] = []
    for (const { type, backendNodeId } of listeners) {
      if (!TOUCH_EVENTS.has(type) || backendNodeId === undefined) continue
      const { object } = await cdp.send('DOM.resolveNode', { backendNodeId })
      if (!object.objectId) continue
      const judged = await cdp.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: String(describeSilent),
        arguments: [{ value: touchable }],
        returnByValue: true,
      })
      const what: unknown = judged.result.value
      if (typeof what === 'string')
        findings.push(`hidden touchable: ${what} listens for ${type} but is no button or link`)
    }
    return [...new Set(findings)]
  } finally {
    await cdp.detach()
  }
}

/** Null for controls, for what lies in one, and for frames as large as the screen that only watch what goes by. */
function describeSilent(this: Element, touchable: string): string | null {
  if (this.closest(touchable) || !this.checkVisibility()) return null
  const box = this.getBoundingClientRect()
  if (box.width * box.height > innerWidth * innerHeight * 0.6) return null
  return `${this.localName}.${[...this.classList].join('.')} 「${(this.textContent ?? '').trim().slice(0, 14)}」`
}
