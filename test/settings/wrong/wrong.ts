/** One thing that somebody may write wrong, as a change of the shipped text, and what the fault has to say. */
export type Wrong = {
  /** What somebody wrote. */
  wrong: string
  from: string
  to: string
  /** Other changes without which there would be nothing wrong. */
  also?: readonly { from: string; to: string }[]
  path: string
  /** What the fault says is right. */
  allowed: string
  /** Nothing of it is written anywhere. */
  absent?: true
}
