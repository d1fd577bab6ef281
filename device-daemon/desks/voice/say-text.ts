import { DIGITS } from './digits.ts'
import { counted, digitByDigit } from './numbers.ts'
import { ranges } from './ranges.ts'
import { AMOUNT, type Rule, sayBy } from './rule.ts'

/** Before these people say 两, not 二. */
const TWO =
  '(?:个|份|张|位|人|件|次|名|家|块|页|种|项|条|天|周|年(?!级)|岁|小时|分钟|元|寸|户|台|本|套|间|遍)'

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/mm(?![a-z])/gi, '毫米'],
  [/cm(?![a-z])/gi, '厘米'],
  [/km(?![a-z])/gi, '公里'],
  [/kg(?![a-z])/gi, '公斤'],
  [/(?:m2|m²|㎡)/gi, '平方米'],
  [/m(?![a-z])/g, '米'],
  [/g(?![a-z])/g, '克'],
  [/°c/gi, '摄氏度'],
]

/** In this order: what has a form of its own first, plain numbers last. Their results hold no digit any more. */
const RULES: readonly Rule[] = [
  ...DIGITS,
  [
    /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    (_, year, month, day) => `${date(year, month)}${counted(day ?? '')}日`,
  ],
  [/(\d{4})-(\d{1,2})(?![\d-])/g, (_, year, month) => date(year, month)],
  [/(\d{4})\s*(?=(?:[到至]\s*\d{4}\s*)?(?:学?年|年度))/g, (_, year) => digitByDigit(year ?? '')],
  [/[〔[(]\s*(\d{4})\s*[〕\])]/g, (_, year) => digitByDigit(year ?? '')],
  [
    /(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?!\d)/g,
    (_, hour, minute) => clock(hour ?? '', minute ?? ''),
  ],
  [/(\d+(?:\.\d+)?)\s*%/g, (_, number) => `百分之${counted(number ?? '')}`],
  [
    /(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/g,
    (_, part, of) => `${counted(of ?? '')}分之${counted(part ?? '')}`,
  ],
  [/[¥￥]\s*(\d[\d,]*(?:\.\d+)?)/g, (_, number) => `${counted((number ?? '').replaceAll(',', ''))}元`],
  [/\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/g, (all) => counted((all ?? '').replaceAll(',', ''))],
  [new RegExp(`(?<!第\\s*|[\\d.])2\\s*(?=(?:到\\s*\\d+\\s*)?${TWO})(?!年\\d|月|日)`, 'g'), () => '两'],
  [/\d+\.\d+(?:\.\d+)+/g, (all) => (all ?? '').split('.').map(counted).join('点')],
  [/\d+\.\d+/g, (all) => counted(all ?? '')],
  // What was no range: 3-2-101 is not said in one breath.
  [/(?<=[\d０-９\p{Script=Han}])\s*-\s*(?=\d)/gu, () => '，'],
  [new RegExp(`\\d{5,}(?!\\d|\\s*${AMOUNT})`, 'g'), (all) => digitByDigit(all ?? '')],
  [/(?<!\d)0\d+/g, (all) => digitByDigit(all ?? '')],
  [/\d+/g, (all) => counted(all ?? '')],
]

/**
 * A sentence of a screen as it is read aloud: only Chinese characters, capital letters and digits, each said by itself,
 * and `，` and `。` where the voice rests. Dates, times, telephone numbers, amounts and units are written out: `8:30` →
 * 八点三十分, `20 元` → 二十元, `2026年` stays 2, 0, 2, 6. What cannot be spoken is left out; '' when nothing is left.
 */
export function sayText(text: string): string {
  const plain = text
    // A Chinese comma never groups digits.
    .replaceAll('，', '、')
    .normalize('NFKC')
    // Where a screen leaves a space between words, two things stand beside each other.
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '，')
  const read = sayBy(RULES, withUnits(ranges(plain)))
  return pauses(read)
}

function withUnits(text: string): string {
  return UNITS.reduce(
    (said, [unit, word]) => said.replaceAll(new RegExp(`(?<=\\d\\s*)${unit.source}`, unit.flags), word),
    text,
  )
}

function date(year = '', month = ''): string {
  return `${digitByDigit(year)}年${counted(month)}月`
}

function clock(hour: string, minute: string): string {
  const hours = Number(hour) === 2 ? '两' : counted(hour)
  if (Number(minute) === 0) return `${hours}点`
  return `${hours}点${minute.startsWith('0') ? digitByDigit(minute) : counted(minute)}分`
}

const SENTENCE_ENDS = /[。.!?;…\n]+/gu
const RESTS = /[，,、:()[\]{}〔〕【】·|/—–]+/gu

/** Marks where the voice rests, and nothing else that has no sound. */
function pauses(text: string): string {
  return text
    .replaceAll(/wi-?fi/gi, '无线网')
    .replaceAll('→', '到')
    .replaceAll('×', '乘')
    .replaceAll('*', '某')
    .replaceAll('+', '加')
    .replaceAll('&', '和')
    .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())
    .normalize('NFKC')
    .replaceAll(SENTENCE_ENDS, '。')
    .replaceAll(RESTS, '，')
    .replaceAll(/[^\p{Script=Han}A-Z0-9，。]/gu, '')
    .replaceAll(/[，。]*。[，。]*/g, '。')
    .replaceAll(/，+/g, '，')
    .replaceAll(/^[，。]+|[，。]+$/g, '')
}
