import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { type CleanPhoto, UNREADABLE } from './photo.ts'

/**
 * The picture in `bytes`, regardless of the type that the sender names, without the place, time, camera and thumbnail
 * that its file may hold: it hangs in public.
 */
export function cleanPhoto(bytes: Buffer): CleanPhoto {
  if (bytes[0] === 0x89) return cleanPng(bytes)
  return bytes[0] === 0xff ? cleanJpeg(bytes) : UNREADABLE
}
