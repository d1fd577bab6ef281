import type { Refusal } from '#daemon/domain/areas.ts'
import { contentRefusalWords } from './contents.ts'
import { dayRefusalWords } from './day.ts'
import { queueRefusalWords } from './queue.ts'
import type { Reader } from './reader.ts'
import { staffCallRefusalWords } from './staff-calls.ts'

/** What a person reads of a refusal of any area: whole sentences, plain and kind. */
export function refusalWords(refusal: Refusal, reader: Reader): string {
  switch (refusal.area) {
    case 'day':
      return dayRefusalWords(refusal)
    case 'queue':
      return queueRefusalWords(refusal, reader)
    case 'content':
      return contentRefusalWords(refusal)
    case 'staffCalls':
      return staffCallRefusalWords(refusal)
  }
}
