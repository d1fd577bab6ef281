import type { ComponentChildren } from 'preact'
import type { Agency, Guide, GuideElement, LegalBasis } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { fullDate } from '../../../words/days.ts'
import { Qr } from '../../../parts/qr.tsx'
import { bringGroups, bringUnconfirmed } from '../../parts/bring-groups.tsx'
import { type Room, halvesOf, linesOf } from '../../parts/halves.ts'
import type { Group } from '../../parts/paged-groups.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { type Answer, answersOf, restOf, shortOf } from './answers.ts'
import { type Meaning, words } from './words/guide.ts'

type Station = Pick<HomeModel, 'windows' | 'station'>
const { groups, rows } = words

/**
 * A guide in the order in which a resident asks: why it is not possible now; what to bring, how long, what it costs,
 * who may, where; then how it goes, the ways, what comes of it and what people ask; words, codes and laws last.
 * `brief`: so much is to be brought that the other answers would stand on later pages: they stand in short before it.
 */
export function guideGroups(
  guide: Guide,
  station: Station,
  brief: boolean,
  onAsk: (meaning: Meaning) => void,
): Group[] {
  const waits = (element: GuideElement) => guide.unconfirmed.includes(element)
  const headed = (key: keyof typeof groups, waiting: boolean, content: Group['rows']): Group => ({
    key,
    label: groups[key],
    head: <Head text={groups[key]} waits={waiting} />,
    rows: content,
  })
  const made: Group[] = [
    ...stops(guide, station.station.townCentre),
    ...(brief ? [inShort(guide, station)] : []),
    headed('payment', false, payment(guide)),
    ...bringGroups(guide, <Head text={groups.bring} waits={bringUnconfirmed(guide)} />),
    ...answers(guide, station, brief),
    headed('steps', waits('办理流程'), guide.steps.map(step)),
    channels(guide),
    headed('online', false, online(guide)),
    headed(
      'agencies',
      false,
      guide.agencies.map((agency) => <AgencyLine agency={agency} />),
    ),
    headed('here', false, here(guide)),
    headed('result', waits('办理结果'), [<p>{withWholeWords(guide.result)}</p>]),
    headed(
      'tips',
      false,
      guide.tips.map((tip) => <p class="tip">{withWholeWords(tip)}</p>),
    ),
    {
      key: 'record',
      label: groups.record,
      head: (
        <>
          <Head text={groups.record} waits={false} />
          <Tags guide={guide} onAsk={onAsk} />
        </>
      ),
      rows: record(guide),
    },
    headed('basis', waits('办事依据'), guide.legalBasis.map(basis)),
  ]
  return made.filter((one) => one.rows.length > 0)
}

function Head({ text, waits }: { text: string; waits: boolean }) {
  return (
    <h2>
      {text}
      {waits && <Mark />}
    </h2>
  )
}

function Mark() {
  return (
    <>
      {' '}
      <span class="mark">{words.toConfirm}</span>
    </>
  )
}

/** Why it is not to be had here now, and whom to ask. */
function stops({ suspended, noTicket }: Guide, townCentre: string): Group[] {
  if (suspended === null && noTicket === null) return []
  const key = suspended === null ? 'noTicket' : 'suspended'
  // The daemon's words on why there is no ticket say whom to ask, and begin with a suspension's reason.
  const why = noTicket === null ? [suspended, rows.ask(townCentre)] : [noTicket]
  return [
    {
      key,
      label: groups[key],
      head: <h2>{groups[key]}</h2>,
      rows: why.map((line) => <p>{line && withWholeWords(line)}</p>),
    },
  ]
}

/** The four answers at one glance; who may takes most room. */
function inShort(guide: Guide, station: Station): Group {
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

function answers(guide: Guide, station: Station, brief: boolean): Group[] {
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
            {large}
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

function step(text: string, i: number): ComponentChildren {
  return (
    <div class="step">
      <span class="step-number">{i + 1}</span>
      <p>{withWholeWords(text)}</p>
    </div>
  )
}

function channels({ channels: ways, onlineAvailable, unconfirmed }: Guide): Group {
  const online = rows.online[`${onlineAvailable}`]
  const said = [
    ...ways.map((text) => ({ text, waits: false })),
    { text: online, waits: onlineAvailable === 'unknown' },
  ]
  const room = ({ text }: { text: string }): Room => ({ beside: linesOf(text, 14), alone: linesOf(text, 29) })
  return {
    key: 'channels',
    label: groups.channels,
    head: <Head text={groups.channels} waits={unconfirmed.includes('办理渠道')} />,
    rows: said.map(({ text, waits }) => <Channel text={text} waits={waits} />),
    halves: halvesOf(said, room),
  }
}

/** 水电气暖: to whom, where, and which number. */
function payment({ payment: of }: Guide): ComponentChildren[] {
  if (of === null) return []
  const { payee, place, number } = of
  return [
    <Channel text={rows.payee(payee)} waits={false} />,
    <Channel text={rows.payAt(place)} waits={false} />,
    <Channel text={rows.payNumber(number)} waits={false} />,
  ]
}

/** The official entry, to be taken along on a phone. */
function online({ portal }: Guide): ComponentChildren[] {
  if (portal === null) return []
  return [
    <div class="portal">
      <p>{withWholeWords(rows.portal(portal.name))}</p>
      <Qr text={portal.url} label={rows.scan} />
    </div>,
  ]
}

function AgencyLine({ agency: { kind, name, place, hours, phone } }: { agency: Agency }) {
  return (
    <p class="channel">
      <b>{`${name}（${kind}）`}</b>
      {withWholeWords(rows.agency(place, hours, phone))}
    </p>
  )
}

/** What this station alone says of it. */
function here({ here: { hours, contact, window, forms } }: Guide): ComponentChildren[] {
  const said = [
    hours === null ? null : rows.hours(hours),
    window === null ? null : rows.window(window),
    contact === null ? null : rows.contact(contact),
    ...forms.map(({ name, where: place }) => rows.form(name, place)),
  ]
  return said.flatMap((text) => (text === null ? [] : [<Channel text={text} waits={false} />]))
}

/** 「电话：12348」: what it is, and the rest. */
function Channel({ text, waits }: { text: string; waits: boolean }) {
  const [, kind = '', how = text] = /^([^：]{1,6})：(.+)$/.exec(text) ?? []
  return (
    <p class="channel">
      {kind !== '' && <b>{`${kind}：`}</b>}
      {withWholeWords(how)}
      {waits && <Mark />}
    </p>
  )
}

/** The annex's kinds and how much is unconfirmed; each explains itself when touched. */
function Tags({ guide, onAsk }: { guide: Guide; onAsk: (meaning: Meaning) => void }) {
  const { kind, unconfirmed } = guide
  const { kinds, handlings, unconfirmed: waiting } = words.meaning
  const handling = guide.handling ?? words.guide.convenience
  return (
    <div class="tags">
      <TouchButton class="tag" onPress={() => onAsk(kinds[kind])}>
        {kind}
      </TouchButton>
      <TouchButton class="tag" onPress={() => onAsk(handlings[handling])}>
        {handling}
      </TouchButton>
      {unconfirmed.length > 0 && (
        <TouchButton
          class="tag tag-doubt"
          onPress={() =>
            onAsk({ title: waiting.title, lines: [...waiting.lines, waiting.which(unconfirmed)], note: '' })
          }
        >
          {waiting.tag(unconfirmed.length)}
        </TouchButton>
      )}
    </div>
  )
}

/** Of the hash people compare so many digits; the same stand on paper. */
const COMPARED = 8

function record({
  exerciseLevel,
  itemType,
  code,
  audience,
  version,
  hash,
  unconfirmed,
  checked,
  since,
}: Guide): ComponentChildren[] {
  const fact = (label: string, value: string | null, element?: GuideElement) => (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {(value === null || (element !== undefined && unconfirmed.includes(element))) && <Mark />}
      </dd>
    </div>
  )
  return [
    [
      fact(rows.handledAt, exerciseLevel.handledAt, '行使层级'),
      fact(rows.decidedBy, exerciseLevel.decidedBy, '行使层级'),
    ],
    [fact(rows.itemType, itemType, '事项类型'), fact(rows.code, code, '事项编码')],
    [fact(rows.audience, audience.join('、')), fact(rows.version, `${version}-${hash.slice(0, COMPARED)}`)],
    ...(since === null ? [] : [[fact(rows.since, rows.inForce(fullDate(since)))]]),
    ...(checked === null ? [] : [[fact(rows.checked, rows.checkedBy(fullDate(checked.on), checked.by))]]),
  ].map((facts) => <dl class="record">{facts}</dl>)
}

function basis({ title, docNumber, article, confidence }: LegalBasis): ComponentChildren {
  // A title within a title has single brackets (GB/T 15834).
  const inner = title.replaceAll('《', '〈').replaceAll('》', '〉')
  const where = [docNumber, article].filter((part) => part !== undefined).join(' ')
  return (
    <p class="basis">
      {withWholeWords(`《${inner}》`)}
      {where !== '' && <small>{where}</small>}
      {confidence !== 'high' && <Mark />}
    </p>
  )
}
