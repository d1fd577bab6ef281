import type { ClerkPlate } from '#contract/window.ts'

/** Who works here, as far as the hall and the windows need to know. */
export type StaffRoster = {
  /** What a clerk shows in public; also of a clerk who no longer works here, because old calls name them. */
  plateOf(clerkId: string): ClerkPlate | undefined
  /** Everybody who may sign in, in the order of the roster. */
  active(): readonly { id: string; name: string }[]
  /** Tells of every change of a plate, a photo or who works here. */
  onChanged(listener: () => void): void
}
