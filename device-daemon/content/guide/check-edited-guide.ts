import { type Finding, wrong } from '../check/finding.ts'
import { guideId } from '../edited.ts'
import type { WrittenDocument } from '../source.ts'
import { checkItemsTogether } from './check-catalogue.ts'
import { checkGuide } from './check-guides.ts'

/** A guide that was written in a browser, alone and among the other guides. */
export function checkEditedGuide(
  document: WrittenDocument,
  id: string,
  others: readonly WrittenDocument[],
): readonly Finding[] {
  const checked = checkGuide(document)
  if (checked === null) return [wrong([], '这里空着，应为一篇指南')]
  const { sound, findings } = checked
  const isOther = sound.seq !== undefined && String(sound.seq) !== id
  const known = others.flatMap((other) => (guideId(other) === id ? [] : (checkGuide(other) ?? [])))
  return [
    ...findings,
    ...(isOther ? [wrong(['seq'], `写的是 ${sound.seq}，这一篇的序号是 ${id}，不能改`)] : []),
    ...(checkItemsTogether([...known, checked]).at(-1) ?? []),
  ]
}
