import type { ComponentChildren } from 'preact'
import type { Agency, Guide } from '#contract/guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { Qr } from '../../../parts/qr.tsx'
import { type Room, halvesOf, linesOf } from '../../parts/halves.ts'
import type { Group } from '../../parts/paged-groups.tsx'
import { Head, Mark } from './group-head.tsx'
import { words } from './words/guide.ts'

const { groups, rows } = words

/** 办理渠道, and whether it can be done online. */
export function channels({ channels: ways, onlineAvailable, unconfirmed }: Guide): Group {
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
export function payment({ payment: of }: Guide): ComponentChildren[] {
  if (of === null) return []
  const { payee, place, number } = of
  return [
    <Channel text={rows.payee(payee)} waits={false} />,
    <Channel text={rows.payAt(place)} waits={false} />,
    <Channel text={rows.payNumber(number)} waits={false} />,
  ]
}

/** The official entry, to be taken along on a phone. */
export function online({ portal }: Guide): ComponentChildren[] {
  if (portal === null) return []
  return [
    <div class="portal">
      <p>{withWholeWords(rows.portal(portal.name))}</p>
      <Qr text={portal.url} label={rows.scan} />
    </div>,
  ]
}

/** A bank, post office or shop: where, when, and its phone. */
export function AgencyLine({ agency: { kind, name, place, hours, phone } }: { agency: Agency }) {
  return (
    <p class="channel">
      <b>{`${name}（${kind}）`}</b>
      {withWholeWords(rows.agency(place, hours, phone))}
    </p>
  )
}

/** What this station alone says of it. */
export function here({ here: { hours, contact, window, forms } }: Guide): ComponentChildren[] {
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
