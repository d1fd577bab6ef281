import type { Page } from 'playwright-core'

/** A snapshot of the page's heap as text, after collecting garbage: everything the page still holds on to. */
export async function heapOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page)
  let text = ''
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (text += chunk))
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await cdp.detach()
  return text
}

/** Which of these the page still holds on to. What nobody holds any more may take more than one collection to go. */
export async function foundIn(page: Page, secrets: readonly string[]): Promise<string[]> {
  const heap = await heapOf(page)
  return secrets.filter((secret) => heap.includes(secret))
}
