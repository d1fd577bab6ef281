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
