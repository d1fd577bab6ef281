import type { ComponentChildren } from 'preact'
import type { Guide } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { type Room, halvesOf, linesOf } from '../../parts/halves.ts'
import type { Group } from '../../parts/paged-groups.tsx'
import { type Answer, answersOf, restOf, shortOf } from './answers.ts'
import { Mark } from './group-head.tsx'

type Station = Pick<HomeModel, 'windows' | 'station'>

/** The four answers at one glance; who may takes most room. */
export function inShort(guide: Guide, station: Station): Group {
  const [time, fee, who, where] = answersOf(guide, station)
  return {
    key: 'short',
    label: '',
    head: null,
    rows: [
      <div class="short-answers">
        {[time, fee, where, who].map((answer) => (
          <section class="short-answer" key={answer.key} data-answer={answer.key}>
            <h2>{answer.label}</h2>
            <p data-doubt={answer.unconfirmed === 'large' ? '' : undefined}>
              {withWholeWords(shortOf(answer))}
              {answer.unconfirmed === 'here' && <Mark />}
            </p>
          </section>
        ))}
      </div>,
    ],
  }
}

/** The answers, two beside each other where both are short. `brief`: what the four at one glance left over. */
export function answers(guide: Guide, station: Station, brief: boolean): Group[] {
  const [time, fee, who, where] = answersOf(guide, station)
  const pairs = [
    [time, fee],
    [who, where],
  ].map((pair) => (brief ? pair.map(restOf).filter(({ lines }) => lines.length > 0) : pair))
  return pairs.flatMap((pair): Group[] => {
    const halves = halvesOf(pair, roomOfAnswer)
    const group = (ones: readonly Answer[], answerRows: ComponentChildren[]): Group => ({
      key: ones.map(({ key }) => key).join('-'),
      label: ones.map(({ label }) => label).join('、'),
      head: null,
      rows: answerRows,
      halves,
      ...(brief ? {} : { first: true }),
    })
    if (halves.size > 0)
      return [
        group(
          pair,
          pair.map((one) => <AnswerRow answer={one} />),
        ),
      ]
    // A long answer may go on over the page.
    return pair.map((one) => {
      const [line = '', ...more] = one.lines
      return group(
        [one],
        [
          <AnswerRow answer={{ ...one, lines: line === '' ? [] : [line] }} />,
          ...more.map((text) => (
            <p class={one.large === '' ? 'answer-more plain' : 'answer-more'}>{withWholeWords(text)}</p>
          )),
        ],
      )
    })
  })
}

function AnswerRow({ answer: { key, label, large, lines, unconfirmed } }: { answer: Answer }) {
  return (
    <section class="answer" data-answer={key}>
      <h2>
        {label}
        {unconfirmed === 'here' && <Mark />}
      </h2>
      <div>
        {large !== '' && (
          <p class="large" data-doubt={unconfirmed === 'large' ? '' : undefined}>
            {withWholeWords(large)}
          </p>
        )}
        {lines.map((line) => (
          <p key={line} class={large === '' ? 'plain' : undefined}>
            {withWholeWords(line)}
          </p>
        ))}
      </div>
    </section>
  )
}

function roomOfAnswer({ large, lines: all }: Answer): Room {
  const room = (perLine: number) =>
    (large === '' ? 0 : 1.6) + all.reduce((sum, line) => sum + linesOf(line, perLine), 0)
  return { beside: 1.5 + room(15), alone: 0.5 + room(25) }
}
