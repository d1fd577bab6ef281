import { pinyin } from 'pinyin-pro'

/** Syllables without tones, ü as v: 低保 → [`di`, `bao`]; letters and digits stay as they are. */
export function spell(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) =>
    syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
  )
}
