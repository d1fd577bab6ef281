/** How somebody writes: with a finger, by pinyin, or by touching a word that stands ready. */
export type Way = 'hand' | 'pinyin' | 'common'
