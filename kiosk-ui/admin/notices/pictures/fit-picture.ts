/** As wide or high as any screen needs a page of a document, in pixels; the station takes 2,048. */
const MOST_SIDE = 1760
/** The station takes so many bytes. */
const MOST_BYTES = 1_000_000
/** Tried one after another until the file is small enough. */
const TRIES = [
  { scale: 1, quality: 0.86 },
  { scale: 1, quality: 0.7 },
  { scale: 0.75, quality: 0.7 },
  { scale: 0.5, quality: 0.7 },
] as const

/** A picture from a phone, a camera or a screen, made as small as the station takes it; null for a file that is none. */
export async function fitPicture(file: Blob): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(file)
    const most = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height))
    for (const { scale, quality } of TRIES) {
      const jpeg = await drawn(picture, most * scale, quality)
      if (jpeg.size > MOST_BYTES) continue
      picture.close()
      return jpeg
    }
    return null
  } catch {
    // createImageBitmap rejects what it cannot read; the file's name says nothing.
    return null
  }
}

function drawn(picture: ImageBitmap, scale: number, quality: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws nothing')
  // What is see-through lies on white paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
