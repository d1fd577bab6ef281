import type { OpeningReply } from '#contract/opening.ts'
import type { OpeningState } from '#daemon/domain/opening/opening.ts'

/** As staff see it, with names of people. */
export function openingView(
  { issuing, exceptions }: OpeningState,
  nameOf: (account: string) => string,
): OpeningReply {
  return {
    issuing: issuing.at === 'on' ? issuing : { ...issuing, by: nameOf(issuing.by) },
    exceptions: exceptions
      .map((each) => ({ ...each, by: nameOf(each.by) }))
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  }
}
