import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'

/** A picture that was decoded once from end to end, without anything but the picture. Sides in pixels. */
export type CleanPhoto =
  | { at: 'photo'; kind: 'jpg' | 'png'; width: number; height: number; bytes: Buffer }
  /** Neither a JPEG nor a PNG as cameras and browsers write them, or cut off, or larger than any portrait. */
  | { at: 'unreadable' }

export const UNREADABLE: CleanPhoto = { at: 'unreadable' }

/** Longest side; what is larger is not decoded, so that no picture costs more memory than this squared. */
export const MOST_SIDE_PX = 2048

/**
 * The picture in `bytes`, whatever the sender calls it, without place, time, camera and thumbnail, which its file may
 * hold: it hangs in public.
 */
export function cleanPhoto(bytes: Buffer): CleanPhoto {
  if (bytes[0] === 0x89) return cleanPng(bytes)
  return bytes[0] === 0xff ? cleanJpeg(bytes) : UNREADABLE
}
