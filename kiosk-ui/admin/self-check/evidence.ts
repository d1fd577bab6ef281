import type { StaffDeviceView } from '#contract/device.ts'
import type { GuideUpkeepReply, OnlineRate } from '#contract/guide-upkeep.ts'
import type { NoticesReply } from '#contract/notice.ts'
import type { AreaName } from '#contract/places.ts'
import type { ScreensReply } from '#contract/screens.ts'
import type { StaffAccountView } from '#contract/staff.ts'
import type { WindowView } from '#contract/window.ts'
import { words as deviceWords } from '../devices/words.ts'
import type { PlacesDocument, StationDocument } from '../station/documents.ts'
import { words as stationWords } from '../station/words.ts'
import { words } from './words.ts'

/** 六有一能, in the order of the document. */
type Having = 'place' | 'people' | 'rules' | 'network' | 'devices' | 'budget' | 'work'

/** `lines`: what the station knows of it. `href`: where it is seen to in /admin; null where nowhere. */
export type Evidence = {
  having: Having
  at: 'there' | 'wanting' | 'unknown'
  lines: readonly string[]
  href: string | null
}

/** All that the station knows and that one of the seven rests on. */
export type Known = {
  station: StationDocument
  places: PlacesDocument
  accounts: readonly StaffAccountView[]
  windows: readonly WindowView[]
  board: Pick<NoticesReply, 'classes'>
  devices: readonly StaffDeviceView[]
  guides: GuideUpkeepReply['guides']
  rate: OnlineRate
  screens: ScreensReply
  link: 'live' | 'away'
}

/** "原则上", 安政办〔2020〕36号 二（一）2; a 合作网点 has no norm. */
const FLOOR_AREA: Readonly<Record<string, number>> = { 村: 50, 社区: 100 }
const AREAS: readonly AreaName[] = ['咨询引导', '窗口受理', '后台办公', '休息等待', '自助服务', '信息公开']

/** Each of the seven by what is known now; what nobody has told the station is unknown, never taken for there. */
export function evidenceOf(known: Known): readonly Evidence[] {
  return [
    placeOf(known),
    peopleOf(known),
    rulesOf(known),
    networkOf(known),
    devicesOf(known),
    budgetOf(known),
    workOf(known),
  ]
}

function placeOf({ station: { name, address, type, areaSquareMeters: square }, places }: Known): Evidence {
  const norm = FLOOR_AREA[type]
  const named = AREAS.filter((area) => places.areas.some((one) => one.name === area))
  const wanting = AREAS.filter((area) => !named.includes(area))
  const isSmall = square !== null && norm !== undefined && square < norm
  return {
    having: 'place',
    at: isSmall || wanting.length > 0 ? 'wanting' : square === null ? 'unknown' : 'there',
    lines: [
      words.place.named(name, address),
      square === null
        ? words.place.noArea
        : norm === undefined
          ? words.place.area(square)
          : words.place.areaByNorm(square, type, norm),
      ...(named.length > 0 ? [words.place.areas(named)] : []),
      ...(wanting.length > 0 ? [words.place.areasWanting(wanting)] : []),
    ],
    href: '#station/name',
  }
}

function peopleOf({ accounts, windows }: Known): Evidence {
  const active = accounts.filter(({ at }) => at === 'active')
  const serving = windows.flatMap(({ label, clerk }) =>
    clerk === null ? [] : [words.people.at(label, clerk.name)],
  )
  return {
    having: 'people',
    at: active.length > 0 ? 'there' : 'wanting',
    lines: [
      active.length > 0
        ? words.people.accounts(
            active.length,
            active.map(({ name }) => name),
          )
        : words.people.none,
      serving.length > 0 ? words.people.serving(serving) : words.people.nobody,
      words.people.elsewhere,
    ],
    href: '#people',
  }
}

function rulesOf({ board }: Known): Evidence {
  const classes = board.classes.filter(({ kind }) => kind === '长期公开')
  const hanging = classes.filter(({ count }) => count > 0)
  return {
    having: 'rules',
    at: classes.length > 0 && classes.every(({ warning }) => warning.at === 'none') ? 'there' : 'wanting',
    lines: [
      ...(hanging.length > 0 ? [words.rules.hangs(hanging)] : []),
      ...classes.flatMap(({ name, warning }) => (warning.at === 'none' ? [] : words.rules[warning.at](name))),
    ],
    href: '#notices',
  }
}

/** The station's own network is known; of the internet only that a time server was reached. */
function networkOf({ link, screens: { kiosks, halls, listeners, clockSet } }: Known): Evidence {
  const open = kiosks.filter(({ at }) => at === 'open').length
  const beyond = listeners.filter(({ at }) => at !== 'kiosk')
  return {
    having: 'network',
    at: 'unknown',
    lines: [
      link === 'live' ? words.network.linked : words.network.away,
      words.network.screens(open, kiosks.length, halls.open),
      beyond.length === 0
        ? words.network.alone
        : words.network.listens(beyond.map(({ at, host, port }) => words.network.at(at, `${host}:${port}`))),
      words.network.clock(clockSet),
      words.network.outside,
    ],
    href: '#devices',
  }
}

function devicesOf({ devices, places }: Known): Evidence {
  const ill = devices.filter(({ health }) => health.at === 'down' || health.at === 'attention')
  const tested = devices.filter((device) => device.tested?.result === 'worked')
  const listed = places.equipment.map((one) =>
    typeof one === 'string' ? ({ name: one, state: 'works', note: '' } as const) : one,
  )
  const broken = listed.filter(({ state }) => state !== 'works')
  const wanting = stationWords.facilities.requiredNames.filter((name) =>
    listed.every((one) => one.name !== name),
  )
  const connected =
    devices.length === 0
      ? [words.devices.none]
      : [
          words.devices.ready(devices.filter(({ health }) => health.at === 'ready').length, devices.length),
          words.devices.tested(tested.length, devices.length),
        ]
  return {
    having: 'devices',
    at: ill.length + broken.length + wanting.length > 0 ? 'wanting' : 'there',
    lines: [
      ...connected,
      ...ill.map((device) =>
        words.devices.ill(deviceWords.ports[device.port] ?? device.port, deviceWords.health(device)),
      ),
      ...(listed.length > 0 ? [words.devices.inventory(listed.map(({ name }) => name))] : []),
      ...broken.map(({ name, state, note }) =>
        words.devices[state === 'faulty' ? 'faulty' : 'missing'](name, note),
      ),
      ...(wanting.length > 0 ? [words.devices.notListed(wanting)] : []),
    ],
    href: '#devices',
  }
}

function budgetOf({ station: { budgetNote } }: Known): Evidence {
  return {
    having: 'budget',
    at: budgetNote === undefined ? 'unknown' : 'there',
    lines: [budgetNote ?? words.budget.none],
    href: '#station/name',
  }
}

function workOf({ guides, rate }: Known): Evidence {
  const open = guides.filter(({ unconfirmed }) => unconfirmed.length > 0).length
  const isBelow = rate.counts && rate.percent !== null && rate.percent.most < rate.normPercent
  return {
    having: 'work',
    at: guides.length === 0 || isBelow ? 'wanting' : 'there',
    lines: [
      guides.length === 0 ? words.work.none : words.work.open(guides.length),
      open === 0 ? words.work.confirmed : words.work.unconfirmed(open),
      rate.counts ? words.work.rate(rate) : words.work.village,
    ],
    href: '#guides',
  }
}
