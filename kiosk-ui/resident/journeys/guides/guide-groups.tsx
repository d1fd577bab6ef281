import type { ComponentChildren } from 'preact'
import type { Guide, GuideElement } from '#contract/guide.ts'
import type { HomeModel } from '#contract/station.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { bringGroups, bringUnconfirmed } from '../../parts/bring-groups.tsx'
import type { Group } from '../../parts/paged-groups.tsx'
import { answers, inShort } from './answer-groups.tsx'
import { Head } from './group-head.tsx'
import { Tags, basis, record } from './record-group.tsx'
import { AgencyLine, channels, here, online, payment } from './way-groups.tsx'
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

function step(text: string, i: number): ComponentChildren {
  return (
    <div class="step">
      <span class="step-number">{i + 1}</span>
      <p>{withWholeWords(text)}</p>
    </div>
  )
}
