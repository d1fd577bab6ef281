/** What a blob holds as an address of its own, for pages that may show no blobs. */
export function dataUrlOf(blob: Blob): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') resolve(reader.result)
    })
    reader.addEventListener('error', () => reject(new Error('a blob cannot be read')))
    reader.readAsDataURL(blob)
  })
}
