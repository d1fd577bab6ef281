import { MASKED_KINDS, type MaskedKind } from '#contract/notice.ts'
import type { StationFacts } from '../station/facts.ts'

/** What a class of the board hides of persons, where the station has not ticked otherwise: everything or nothing. */
export function maskedIn(
  { name, masking }: { name: string; masking: boolean },
  { masking: ticked }: Pick<StationFacts, 'masking'>,
): readonly MaskedKind[] {
  const own = ticked?.find((of) => of.class === name)?.kinds
  if (own !== undefined) return MASKED_KINDS.filter((kind) => own.includes(kind))
  return masking ? MASKED_KINDS : []
}
