/** Why a PIN is among the first that a stranger tries. */
export type EasyPin = 'pattern' | 'run' | 'date' | 'common'

/** Lucky numbers, words in digits, and ways over a keypad; what lists of leaked PINs begin with in China. */
const COMMON: ReadonlySet<string> = new Set(
  `520131 521131 131452 147258 258147 147369 369147 258369 369258 147852 852147 159357 357159 159753 951753
   741852 852963 963852 789456 456789 456123 123654 654321 789123 123789 110120 119110 110119 120119 168888 888168
   666888 888666 518888 886886 201314 520999 999520 100200 102030 112358 314159 123698 147896 1314520
   5201314 1472583 7894561 74108520 10101010 14725836 147258369 159357258 741852963 789456123`.split(/\s+/),
)

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Null for a PIN that is not easy to guess. `pin` is digits alone. */
export function easyPin(pin: string): EasyPin | null {
  if (COMMON.has(pin)) return 'common'
  if (hasPattern(pin)) return 'pattern'
  // 112233 is 123 with every digit pressed twice.
  if (isRun(pin) || isRun(pin.replaceAll(/(\d)\1+/g, '$1'))) return 'run'
  return isDate(pin) ? 'date' : null
}

/** 123456, 987654, 135791: every digit as far from the one before. */
function isRun(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10))
  return pin.length >= 3 && steps.size === 1
}

/** 123123, 121212, 112211, 123321: repeated, mirrored, or of two digits only. */
function hasPattern(pin: string): boolean {
  const repeated = /^(\d+)\1+$/.test(pin)
  const mirrored = pin === Array.from(pin).toReversed().join('')
  return repeated || mirrored || new Set(pin).size <= 2
}

/** A birthday or another day as people write it: 19900512, 900512, 199005, 05121990. */
function isDate(pin: string): boolean {
  const forms = [
    /^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)$/,
    /^(?<month>\d\d)(?<day>\d\d)(?<year>(?:19|20)\d\d)$/,
    /^(?<day>\d\d)(?<month>\d\d)(?<year>(?:19|20)\d\d)$/,
    /^(?<year>(?:19|20)\d\d)(?<month>\d\d)$/,
    /^(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)$/,
  ]
  return forms.some((form) => {
    const { month, day = '01' } = form.exec(pin)?.groups ?? {}
    // 29 February counts in every year: people remember it without looking it up.
    return month !== undefined && isDay(Number(month), Number(day))
  })
}

function isDay(month: number, day: number): boolean {
  return day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0)
}
