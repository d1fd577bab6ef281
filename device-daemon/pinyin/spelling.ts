import { pinyin } from 'pinyin-pro'
import { reread } from './heteronyms.ts'

/** Syllables without tones, ü as v: 低保 → [`di`, `bao`]; letters and digits stay as they are. */
export function spell(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) =>
    syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
  )
}

/**
 * Syllables as they are said in this very text, a string for each of its characters: 您好 → [`nin2`, `hao3`]. ü as v; 5 is
 * the light tone and 6 a third tone with a syllable after it. Text without pinyin stays as it is.
 */
export function syllables(text: string): string[] {
  const read = pinyin(text, { toneType: 'num', type: 'array', v: true, nonZh: 'spaced' }).map((syllable) =>
    syllable.replace(/0$/, isSyllable(syllable) ? '5' : '0'),
  )
  return reread(text, read).map((syllable, i, all) => inSpeech(syllable, all[i + 1]))
}

/** Two third tones in a row are hard to say: the first becomes a second one; before others it only goes down. */
function inSpeech(syllable: string, next: string | undefined): string {
  if (!/^[a-z]+3$/.test(syllable) || next === undefined || !isSyllable(next)) return syllable
  return syllable.replace('3', next.endsWith('3') ? '2' : '6')
}

function isSyllable(text: string): boolean {
  return /^[a-z]+[0-5]$/.test(text)
}
