import type { Guide } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import { beyondThePromise, saysWorkdays, words } from './words/guide.ts'

/** A question of a resident and what the guide answers: as far as there is a short answer it is said large. */
export type Answer = {
  key: 'time' | 'fee' | 'who' | 'where'
  label: string
  /** '' where no answer is short. */
  large: string
  lines: readonly string[]
  /** `here`: the label bears the mark. `large`: the answer itself is that it is not confirmed. */
  unconfirmed: 'no' | 'here' | 'large'
}

/** What can be read at one glance, in characters. */
const LARGE_MOST = 11
/** What can be read in a line or two, in characters. */
const SHORT_MOST = 30
const { labels, rows } = words

/** 多久, 收费, 谁能办, 在哪办. */
export function answersOf(
  guide: Guide,
  station: Pick<HomeModel, 'windows' | 'station'>,
): readonly [Answer, Answer, Answer, Answer] {
  const waits = (element: Guide['unconfirmed'][number]) => guide.unconfirmed.includes(element)
  const answer = (
    key: Answer['key'],
    waiting: boolean,
    { large, lines }: Pick<Answer, 'large' | 'lines'>,
  ): Answer => {
    const unconfirmed = large === words.toConfirm ? 'large' : waiting ? 'here' : 'no'
    return { key, label: labels[key], large, lines, unconfirmed }
  }
  return [
    answer('time', waits('办理时限'), time(guide)),
    answer('fee', waits('收费情况'), sentence(guide.fee)),
    answer('who', waits('受理条件'), list(guide.conditions)),
    answer('where', waits('办理渠道'), where(guide, station)),
  ]
}

/** An answer in a few words; where it takes more, how much there is of it further on. */
export function shortOf({ key, large, lines }: Answer): string {
  const [first = ''] = lines
  if (key === 'who' && large + first !== '') {
    const count = lines.length + (large === '' ? 0 : 1)
    const said = large === '' ? first : large
    if (said.length > SHORT_MOST) return rows.conditions(count)
    return count === 1 ? said : rows.firstOf(said, count)
  }
  if (large !== '') return large
  return first.length > SHORT_MOST ? rows.further : first
}

/** What the short answer, which bears the mark, leaves out; who may is told whole, because each condition counts. */
export function restOf(answer: Answer): Answer {
  const { key, large, lines } = answer
  const whole = key === 'who' && large !== '' ? [large, ...lines] : lines
  return { ...answer, unconfirmed: 'no', large: '', lines: whole }
}

function time({ kind, timeLimit }: Guide): Pick<Answer, 'large' | 'lines'> {
  const { text, promisedWorkdays, statutoryWorkdays } = timeLimit
  if (kind === '即办件') return sentence(text.replace(/^即办件[，。]/, ''))
  const beyond = promisedWorkdays === null ? beyondThePromise(text) : text
  return {
    large: promisedWorkdays === null ? words.toConfirm : rows.workdays(promisedWorkdays),
    lines: [
      promisedWorkdays === null ? rows.askPromise : rows.promised,
      // Most sentences say the statutory limit themselves, with the law it comes from.
      ...(statutoryWorkdays === null || saysWorkdays(beyond, statutoryWorkdays)
        ? []
        : [rows.statutory(statutoryWorkdays)]),
      ...(beyond === '' ? [] : [beyond]),
    ],
  }
}

/** The first words large, where they are few; the others as they stand. */
function sentence(text: string): Pick<Answer, 'large' | 'lines'> {
  const [, first = '', rest = ''] = /^([^，；。]+)[，；。]?(.*)$/.exec(text) ?? []
  return first.length > LARGE_MOST
    ? { large: '', lines: clausesOf(text) }
    : { large: first, lines: clausesOf(rest) }
}

/** One line each, so that a long answer can go on over a page. */
function clausesOf(text: string): string[] {
  return text.match(/[^；。]+[；。]?/g) ?? []
}

function list([first = '', ...others]: readonly string[]): Pick<Answer, 'large' | 'lines'> {
  return first.length > LARGE_MOST
    ? { large: '', lines: [first, ...others] }
    : { large: first, lines: others }
}

/** Here, what else is possible by its first word, and who serves now; the ways themselves stand further on. */
function where(
  { channels }: Guide,
  { windows, station }: Pick<HomeModel, 'windows' | 'station'>,
): Pick<Answer, 'large' | 'lines'> {
  const here = channels.some((channel) => channel.startsWith(rows.windowHere))
  const others = channels
    .filter((channel) => !channel.startsWith(rows.windowHere))
    .map((channel) => (channel.split('：')[0] ?? '').replace(/窗口$/, ''))
  const serving = windows.flatMap(({ label, service, clerk }) =>
    service.at === 'open'
      ? [station.hall.clerkNames === 'shown' && clerk ? `${label} ${clerk.name}` : label]
      : [],
  )
  const also = [...new Set(others)]
  return {
    large: here ? rows.here : '',
    lines: [
      ...(also.length > 0 ? [rows.also(also)] : []),
      ...(here && serving.length > 0 ? [rows.serving(serving)] : []),
    ],
  }
}
