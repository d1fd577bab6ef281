import type { GuideMaterial } from '#contract/guide.ts'
import type { ComponentChildren } from 'preact'
import { inPhrases, withWholeWords } from '../../parts/in-phrases.tsx'
import { Drawing } from './drawing.tsx'
import { words } from './words/bring-list.ts'

type Props = {
  material: GuideMaterial
  /** In the place of its notes. */
  note?: string
  /** At its end, such as a sign. */
  children?: ComponentChildren
}

/** A thing to bring: what it looks like, its name large, who has to bring it, and what the catalogue says of it. */
export function Thing({ material, note, children }: Props) {
  const { name, drawing, when } = material
  const { head, aside } = nameParts(name)
  const notes = note ?? notesOf(material)
  return (
    <div class="thing">
      <Drawing path={drawing} />
      <div class="thing-text">
        <p class="thing-name">
          <b>{inPhrases(head)}</b>
          {aside !== '' && <span>{inPhrases(aside)}</span>}
        </p>
        {note === undefined && when !== undefined && <p class="thing-when">{withWholeWords(when)}</p>}
        {notes !== '' && <p class="thing-note">{withWholeWords(notes)}</p>}
      </div>
      {children}
    </div>
  )
}

/** How many of it, and the catalogue's note. */
export function notesOf({ original, copy, note }: GuideMaterial): string {
  return [
    ...(original > 1 || (original === 1 && copy > 0) ? [words.originals(original)] : []),
    ...(copy > 0 ? [words.copies(copy)] : []),
    ...(note === '' ? [] : [note]),
  ].join('，')
}

/** 「本人有效身份证」 and 「（或社会保障卡、电子身份证件）」: what stands in brackets at the end may be set smaller. */
export function nameParts(name: string): { head: string; aside: string } {
  const [, head = name, aside = ''] = /^(.+?)(（[^（）]{3,}）)$/.exec(name) ?? []
  return { head, aside }
}
