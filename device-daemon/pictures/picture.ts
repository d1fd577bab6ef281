/** A picture that was decoded once from end to end, without anything but the picture. Sides in pixels. */
export type CleanPicture =
  | { at: 'picture'; kind: 'jpg' | 'png'; width: number; height: number; bytes: Buffer }
  /** Neither a JPEG nor a PNG as cameras and browsers write them, or cut off, or larger than any screen needs it. */
  | { at: 'unreadable' }

export const UNREADABLE: CleanPicture = { at: 'unreadable' }

/** Longest side; what is larger is not decoded, so that no picture costs more memory than this squared. */
export const MOST_SIDE_PX = 2048
