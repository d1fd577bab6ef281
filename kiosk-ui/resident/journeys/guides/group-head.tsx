import { words } from './words/guide.ts'

/** The heading of a group, with 待核定 where its element is not confirmed. */
export function Head({ text, waits }: { text: string; waits: boolean }) {
  return (
    <h2>
      {text}
      {waits && <Mark />}
    </h2>
  )
}

/** 待核定. */
export function Mark() {
  return (
    <>
      {' '}
      <span class="mark">{words.toConfirm}</span>
    </>
  )
}
