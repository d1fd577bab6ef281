import { readFile } from 'node:fs/promises'

type Word = { word: string; often: number }

/** How often words and characters are written, from jieba's dictionary: `WORD COUNT CLASS`, one a line. */
export async function frequencies(
  file: string,
): Promise<{ words: Word[]; characters: ReadonlyMap<string, number> }> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  const words = lines.flatMap((line): Word[] => {
    const [word = '', count = ''] = line.split(' ')
    return /^\p{Script=Han}+$/u.test(word) ? [{ word, often: Number(count) }] : []
  })
  const characters = new Map<string, number>()
  for (const { word, often } of words) {
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + often)
  }
  return { words, characters }
}
