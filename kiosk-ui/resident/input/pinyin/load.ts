import { createPinyinWords, type PinyinWords } from './candidates.ts'

let loading: Promise<PinyinWords> | null = null

/** Fetched once, when pinyin is first wanted. Rejects when it cannot be had. */
export function loadPinyinWords(): Promise<PinyinWords> {
  loading ??= fetch(new URL('words.txt', import.meta.url))
    .then(async (reply) => {
      if (!reply.ok) throw new Error(`the words of pinyin: ${reply.status}`)
      return createPinyinWords(await reply.text())
    })
    .catch((error: unknown) => {
      loading = null
      throw error
    })
  return loading
}
