import { encode } from 'uqr'
import { rasterImage } from './raster-bands.ts'

const QUIET_MODULES = 4 // white margin of a QR code (ISO/IEC 18004)

/**
 * A QR code (level M) as one GS v 0 raster image, for printers that cannot draw one. The image is `dots` wide at most:
 * modules shrink until it fits.
 */
export function qrRaster(data: string, moduleDots: number, dots: number): Uint8Array {
  const code = encode(data, { ecc: 'M', border: QUIET_MODULES })
  const scale = Math.max(1, Math.min(moduleDots, Math.floor(dots / code.size)))
  const height = code.size * scale
  const rowBytes = Math.ceil(height / 8)
  const rows = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < height; x += 1) {
      if (code.data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) {
        const at = y * rowBytes + (x >> 3)
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  return rasterImage({ rowBytes, height, rows })
}
