/** A picture that was decoded once from end to end, without anything but the picture. Sides in pixels. */
export type CleanPhoto =
  | { at: 'photo'; kind: 'jpg' | 'png'; width: number; height: number; bytes: Buffer }
  /** Neither a JPEG nor a PNG as cameras and browsers write them, or cut off, or larger than any portrait. */
  | { at: 'unreadable' }

export const UNREADABLE: CleanPhoto = { at: 'unreadable' }

/** Longest side; what is larger is not decoded, so that no picture costs more memory than this squared. */
export const MOST_SIDE_PX = 2048
