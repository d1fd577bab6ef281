import type { CDPSession } from 'playwright-core'

const TOUCH_EVENTS: ReadonlySet<string> = new Set([
  'click',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'mousedown',
])

/** Things that listen for touches without being a control: no name, no key, no place in the focus order. */
export async function hiddenTouchables(cdp: CDPSession, touchable: string): Promise<string[]> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.body', objectGroup: 'gate' })
  if (!result.objectId) return []
  const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId,
    depth: -1,
  })
  const events = Map.groupBy(
    listeners.filter(({ type }) => TOUCH_EVENTS.has(type)),
    ({ backendNodeId }) => backendNodeId,
  )
  const findings = [...events].map(async ([backendNodeId, heard]) => {
    if (backendNodeId === undefined) return []
    const { object } = await cdp.send('DOM.resolveNode', { backendNodeId, objectGroup: 'gate' })
    if (!object.objectId) return []
    const judged = await cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: String(describeSilent),
      arguments: [{ value: touchable }],
      returnByValue: true,
    })
    const what: unknown = judged.result.value
    if (typeof what !== 'string') return []
    const types = [...new Set(heard.map(({ type }) => type))]
    return types.map((type) => `hidden touchable: ${what} listens for ${type} but is no button or link`)
  })
  const all = await Promise.all(findings)
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'gate' })
  return all.flat()
}

/**
 * Null for controls, for what lies in one, for frames as large as the screen that only watch what goes by, and for a
 * field to write on by hand that has a name: keys cannot draw, and the ways beside it can be pressed.
 */
function describeSilent(this: Element, touchable: string): string | null {
  if (this.matches('[role=application][aria-label]') && document.querySelector('.input-ways button'))
    return null
  if (this.closest(touchable) || !this.checkVisibility()) return null
  const box = this.getBoundingClientRect()
  if (box.width * box.height > innerWidth * innerHeight * 0.6) return null
  return `${this.localName}.${[...this.classList].join('.')} 「${(this.textContent ?? '').trim().slice(0, 14)}」`
}
