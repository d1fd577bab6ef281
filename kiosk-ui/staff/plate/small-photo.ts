/** As large as a plate on a screen or on A5 needs it, in pixels; the station takes 300 kB. */
const MOST_WIDE = 720
const MOST_HIGH = 960
const JPEG_QUALITY = 0.86

/** A photo from a phone or a camera, made as small as a plate needs it; null for a file that is no picture. */
export async function smallPhoto(file: Blob): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, MOST_WIDE / picture.width, MOST_HIGH / picture.height)
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
  } catch {
    // createImageBitmap rejects what it cannot read; the file's name says nothing.
    return null
  }
}
