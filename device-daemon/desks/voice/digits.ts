import { counted, digitByDigit } from './numbers.ts'
import { AMOUNT, type Rule } from './rule.ts'

/** Numbers of three digits that are dialled: they are also amounts, so what stands around them decides. */
const EMERGENCY = '(?:11[09]|12[02])'
const SERVICE = '(?:12\\d{3}|10010|10086|9[56]\\d{3})'
const HOTLINE = `(?:${SERVICE}|${EMERGENCY})`
const AND = '\\s*(?:[、/,]|或者?|和|及)\\s*'
const NO_AMOUNT = `(?!\\d|[.,]\\d|\\s*%|\\s*到\\s*\\d|\\s*${AMOUNT})`
const IS = '\\s*(?:是|为)?\\s*[:“"「]?\\s*'
/** After one of these words a number is a telephone number. */
const DIALLED = `(?:[打拨转]|电话|热线|专线|内线|分机|(?:电话|手机|联系)号码?)${IS}`
const CALLED = `(?:(?<![上申填])报|[叫呼找]|[火报]警|急救|(?:电话|热线)${AND})${IS}`
const CODE = `(?:(?<!(?:电话|手机|联系)号)码|[编账卡证户工学尾单票批牌信]号|后[四六]位|邮编)${IS}`
const FOLLOWED = `\\s*["”」]?\\s*(?:热线|电话|报警|火警|急救|救护|接警|出警|指挥|平台|中心)`

/** What is said digit by digit, so that no later rule counts it: telephones, codes, and numbers that belong to letters. */
export const DIGITS: readonly Rule[] = [
  [
    /(?<![\d-])(?:\(0\d{2,3}\)\s?\d{7,8}|0\d{2,3}-\d{7,8}(?:-\d{1,6})?|[48]00-?\d{3}-?\d{4}|[48]00-\d{4}-\d{3}|1\d{2}[- ]?\d{4}[- ]?\d{4})(?![\d-])/g,
    (all) => telephone(all ?? ''),
  ],
  [/(?<!\d)(\d+)\s?(\*{2,})\s?(\d*[Xx]?)/g, (_, before, stars, after) => masked(before, stars, after)],
  [new RegExp(`(?<=${CODE})\\d{3,}(?:-\\d+)*${NO_AMOUNT}`, 'g'), (all) => inGroups(all ?? '')],
  [/(?<=[A-Za-z]-?)\d{3,}(?:-\d+)*(?!\.?\d)/g, (all) => inGroups(all ?? '')],
  [new RegExp(`(?<=[A-Z]\\s)\\d{3,}${NO_AMOUNT}(?!-)`, 'g'), (all) => digitByDigit(all ?? '')],
  [
    new RegExp(`(?<![第\\d.,-]\\s*)${HOTLINE}(?:${AND}${HOTLINE})+${NO_AMOUNT}(?!${AND}\\d)`, 'g'),
    (all) => (all ?? '').replaceAll(/\d+/g, dialled).replaceAll('/', '、'),
  ],
  [new RegExp(`(?<=${DIALLED})\\d{3,}${NO_AMOUNT}`, 'g'), (all) => dialled(all ?? '')],
  [new RegExp(`(?<=${CALLED})${HOTLINE}${NO_AMOUNT}`, 'g'), (all) => dialled(all ?? '')],
  [new RegExp(`(?<![第\\d.,-]\\s*)${EMERGENCY}(?=${FOLLOWED})`, 'g'), (all) => dialled(all ?? '')],
  [new RegExp(`(?<![第\\d.,-]\\s*)${SERVICE}${NO_AMOUNT}`, 'g'), (all) => dialled(all ?? '')],
]

/** As on the telephone, where 一 and 七 are easily confused: 110 → 幺幺０. */
function dialled(digits: string): string {
  return digitByDigit(digits).replaceAll('１', '幺')
}

/** Area code and number, or a mobile's three groups, with a rest between them. */
function telephone(written: string): string {
  const groups = /^(1\d\d)(\d{4})(\d{4})$|^([48]00)(\d{3})(\d{4})$/.exec(written)?.slice(1)
  return (groups?.filter((group) => group !== undefined) ?? written.match(/\d+/g) ?? [])
    .map(dialled)
    .join('，')
}

/** 138****1234: the number of hidden digits is said, so that the rest is not taken for the whole. */
function masked(before = '', stars = '', after = ''): string {
  const say = /^1\d\d$/.test(before) && stars.length === 4 ? dialled : digitByDigit
  const hidden = stars.length === 2 ? '两' : counted(String(stars.length))
  return `${say(before)}，${hidden}个星号，${say(after)}${/x$/i.test(after) ? 'X' : ''}`
}

function inGroups(code: string): string {
  return code.split('-').map(digitByDigit).join('，')
}
