import type { CardKind } from '#contract/card.ts'
import { checkDigitOf } from '../protocols/sdt/card.ts'

/** A made-up person, as the card says it. `birth`: YYYYMMDD. */
export type Person = {
  kind: CardKind
  name: string
  latinName: string
  birth: string
  number: string
  address: string
  /** Full years of life on the day the drawer was filled. */
  age: number
}

/** Also those that fonts and encodings forget: outside the basic plane, outside GBK. */
const SURNAMES = Array.from('张王李赵㙍𠮷䶮㛃陈杨周吴徐孙马朱')
/** Given names that are not in use. */
const GIVEN = ['示例', '样卡', '虚构', '试放', '模拟', '演示']
const AGES = [59, 60, 61, 34, 72, 80, 45, 67, 28, 90, 58, 63, 19, 70, 79, 52]
const DAY_MS = 24 * 60 * 60 * 1000
const STATION_OFFSET_MS = 8 * 60 * 60 * 1000 // the simulated people live by Chinese time

/** No district has these numbers, so no number here belongs to a person. */
const REGION = { resident: '999999', hmt: '810000', 'foreign-2023': '900000' } as const
/** Cards of 2017 begin with a country; XXX stands for none (ICAO Doc 9303). */
const NO_COUNTRY = 'XXX'

/**
 * A drawer of cards of people who do not exist: all different, always the same for one `now` and `count`, a few of them
 * about to turn sixty, every kind of card among them. `now`: epoch milliseconds.
 */
export function fillDrawer(count: number, now: number): Person[] {
  const next = openRandom()
  return Array.from({ length: count }, (_, n) => personAt(n, now + STATION_OFFSET_MS, next))
}

function personAt(n: number, now: number, next: (below: number) => number): Person {
  const kind = kindAt(n)
  const age = AGES[n % AGES.length] ?? 60
  const birth = birthOf(age, now, n < 3 ? 0 : next(365))
  const surname = SURNAMES[n % SURNAMES.length] ?? ''
  const given = GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length] ?? ''
  const round = Math.floor(n / (SURNAMES.length * GIVEN.length))
  return {
    kind,
    name: `${surname}${given}${round === 0 ? '' : '又'.repeat(round)}`,
    latinName: `EXAMPLE, PERSON ${String.fromCharCode(65 + (n % 26))}${n}`,
    birth,
    number: numberOf(kind, birth, n),
    address: `虚构省虚构市虚构县样本镇样本村${n + 1}号`,
    age,
  }
}

/** Nearly everybody has the common one; the other three come early, to be found in the drawer. */
function kindAt(n: number): CardKind {
  if (n % 24 === 9) return 'hmt'
  if (n % 24 === 10) return 'foreign-2017'
  return n % 24 === 11 ? 'foreign-2023' : 'resident'
}

/** A person who became `age` years old `days` days before `now`. */
function birthOf(age: number, now: number, days: number): string {
  const birthday = new Date(now - days * DAY_MS)
  const [month, day] = [birthday.getUTCMonth() + 1, Math.min(birthday.getUTCDate(), 28)]
  return `${birthday.getUTCFullYear() - age}${pad(month, 2)}${pad(day, 2)}`
}

function numberOf(kind: CardKind, birth: string, n: number): string {
  if (kind === 'foreign-2017') return `${NO_COUNTRY}${pad(n, 6)}${birth.slice(2)}`
  const digits = `${REGION[kind]}${birth}${pad(n, 3)}`
  return `${digits}${checkDigitOf(Array.from(digits, Number)) ?? ''}`
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}

/** xorshift32 from a fixed start. */
function openRandom(): (below: number) => number {
  let state = 0x2545f491
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}
