import type { Raster } from './number-raster.ts'

const BAND_ROWS = 24

/**
 * A picture as GS v 0 images that touch. One whole image would fill the memory of small printers before the first row is
 * printed, and a printer whose paper ends within an image takes what comes next for the rest of it: of a band that is
 * little.
 */
export function rasterBands({ rowBytes, height, rows }: Raster): Uint8Array[] {
  return Array.from({ length: Math.ceil(height / BAND_ROWS) }, (_, i) => {
    const band = rows.subarray(i * BAND_ROWS * rowBytes, (i + 1) * BAND_ROWS * rowBytes)
    return rasterImage({ rowBytes, height: band.length / rowBytes, rows: band })
  })
}

export function rasterImage({ rowBytes, height, rows }: Raster): Uint8Array {
  const header = [0x1d, 0x76, 0x30, 0x00, rowBytes & 0xff, rowBytes >> 8, height & 0xff, height >> 8]
  const bytes = new Uint8Array(header.length + rows.length)
  bytes.set(header)
  bytes.set(rows, header.length)
  return bytes
}
