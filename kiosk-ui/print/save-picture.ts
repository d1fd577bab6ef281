import { dataUrlOf } from '../parts/data-url.ts'
import { saveAs } from './save-sheet.ts'

/** Chromium draws nothing on a canvas that is higher. */
const MOST_HIGH = 16_000
const WIDE = 1080

/**
 * Draws the sheet in this browser, as wide as a public account's pictures: its markup and styles inside an SVG, which a
 * canvas takes as a picture; false where it cannot.
 */
export async function savePicture(title: string): Promise<boolean> {
  const root = document.documentElement
  const before = root.dataset['as']
  root.dataset['as'] = 'picture'
  try {
    const sheet = document.querySelector('.sheet')
    const height = Math.ceil(sheet?.getBoundingClientRect().height ?? 0)
    if (sheet === null || height === 0 || height > MOST_HIGH) return false
    const canvas = new OffscreenCanvas(WIDE, height)
    const context = canvas.getContext('2d')
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svgOf(sheet, height))}`
    await image.decode()
    if (context === null) return false
    context.fillStyle = '#fff'
    context.fillRect(0, 0, WIDE, height)
    context.drawImage(image, 0, 0)
    saveAs(await canvas.convertToBlob({ type: 'image/png' }), `${title}.png`)
    return true
  } catch {
    // A browser that draws no markup, or a picture of the notice that did not come.
    return false
  } finally {
    if (before === undefined) delete root.dataset['as']
    else root.dataset['as'] = before
  }
}

async function svgOf(sheet: Element, height: number): Promise<string> {
  const copy = sheet.cloneNode(true)
  if (!(copy instanceof Element)) throw new TypeError('a sheet is an element')
  // A picture inside a picture asks nobody for anything: what it shows has to be in it.
  for (const image of copy.querySelectorAll('img'))
    image.src = await dataUrlOf(await (await fetch(image.src)).blob())
  const styles = [...document.styleSheets]
    .flatMap((styleSheet) => [...styleSheet.cssRules].map(({ cssText }) => cssText))
    .join('\n')
  const html = document.implementation.createHTMLDocument()
  const style = html.createElement('style')
  style.textContent = styles
  html.head.append(style)
  html.documentElement.dataset['as'] = 'picture'
  html.body.append(html.adoptNode(copy))
  const page = new XMLSerializer().serializeToString(html.documentElement)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${height}"><foreignObject width="100%" height="100%">${page}</foreignObject></svg>`
}
