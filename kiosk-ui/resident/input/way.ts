/** How somebody writes: with a finger, by pinyin on 26 keys or on the nine of a telephone, or by words that stand ready. */
export type Way = 'hand' | 'pinyin' | 'nine' | 'common'
