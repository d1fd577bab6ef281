import type { RestingGuide } from '#contract/guide.ts'
import type { EditedRest } from '../edited.ts'
import type { WrittenDocument } from '../source.ts'
import { checkGuide } from './check-guides.ts'
import { offeredAt } from './offered.ts'

/**
 * What residents are told of a guide that was withdrawn or is not in force yet; null for one that cannot be read, or that
 * this station would not offer anyway.
 */
export function restingGuide(
  document: WrittenDocument,
  rest: EditedRest,
  stationType: string | undefined,
): RestingGuide | null {
  const whole = checkGuide(document)?.whole
  if (!whole || offeredAt(whole, stationType) !== 'here') return null
  const { seq, name, plainTitle, category } = whole
  const named = { seq, name, plainTitle, category }
  return rest.at === 'withdrawn'
    ? { ...named, at: 'withdrawn', on: rest.on }
    : { ...named, at: 'not-yet', from: rest.from }
}
