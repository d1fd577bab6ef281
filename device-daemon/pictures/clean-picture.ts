import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { type CleanPicture, UNREADABLE } from './picture.ts'

/**
 * The picture in `bytes`, regardless of the type that the sender names, without the place, time, camera and thumbnail
 * that its file may hold: it hangs in public.
 */
export function cleanPicture(bytes: Buffer): CleanPicture {
  if (bytes[0] === 0x89) return cleanPng(bytes)
  return bytes[0] === 0xff ? cleanJpeg(bytes) : UNREADABLE
}
