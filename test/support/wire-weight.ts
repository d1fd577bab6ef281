import type { Page } from 'playwright-core'

/** Bytes that came over the wire since the call, compressed as they were, headers of the answers included. */
export async function wireWeight(page: Page): Promise<{ all(): number; script(): number }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const scripts = new Set<string>()
  let all = 0
  let script = 0
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength
    if (scripts.has(requestId)) script += encodedDataLength
  })
  return { all: () => all, script: () => script }
}
