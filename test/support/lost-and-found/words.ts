import type { Reader } from '#daemon/http/words/reader.ts'
import type { TroubleWords } from '#daemon/http/words/troubles/words.ts'
import type { LostThingRefusal } from './area.ts'
import type { LostThingTrouble } from './feature.ts'

/** What a person reads where something of the shelf is refused. */
export function lostThingRefusalWords(refusal: LostThingRefusal, _reader: Reader): string {
  switch (refusal.code) {
    case 'unknown-ticket':
      return '没有这个号，记不下来是谁落下的。'
    case 'unknown-lost-thing':
      return '架子上没有这件东西，可能已经还了。'
  }
}

export function lostThingTroubleWords({ count }: LostThingTrouble): TroubleWords {
  return {
    urgency: 'soon',
    brief: '架子上有落下的东西',
    words: `架子上有 ${count} 件群众落下的东西。`,
    remedy: '请打电话问一问失主。',
  }
}
