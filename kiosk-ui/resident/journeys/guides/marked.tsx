import { withWholeWords } from '../../../parts/in-phrases.tsx'
import type { FoundWording } from '#contract/guide.ts'

type Props = { text: string; found: FoundWording | null }

/** Words with the part marked that was asked for, where these are the words in which it was found. */
export function Marked({ text, found }: Props) {
  if (found?.text !== text || found.length === 0) return <>{withWholeWords(text)}</>
  const end = found.from + found.length
  return (
    <>
      {text.slice(0, found.from)}
      <mark>{text.slice(found.from, end)}</mark>
      {text.slice(end)}
    </>
  )
}
