import type { ContentReply, ContentsReply } from '#contract/contents.ts'
import type { CatalogueItem } from '#contract/guide-document.ts'
import type { GuideDraft, GuideUpkeepReply } from '#contract/guide-upkeep.ts'
import type { Guide } from '#contract/guide.ts'
import type { Contents } from '../contents.ts'
import type { GalleryState } from '../state.ts'
import { wang } from '../made-up/windows.ts'
import { type AdminFixture, admin } from './fixture.ts'

const LOW_INCOME = 18
const STAMP = 50

const standing = { published: null, newest: null, from: null, until: null, changedAt: null } as const
const confirmed = { element: '办理时限', source: '镇民政办答复', on: '2026-11-20', by: wang.name } as const

/** Enough to fill the page and to scroll. */
const few = ({ guide }: Contents): readonly Guide[] => guide.filter(({ seq }, i) => i < 14 || seq === STAMP)

type Listed = ContentsReply['contents'][number]
const listedAs = (id: string, title: string, at: Listed['at'] = 'file'): Listed => ({
  id,
  title,
  group: null,
  at,
  ...standing,
})

const listed = (contents: Contents): ContentsReply => ({
  contents: [
    ...few(contents).map(({ seq, plainTitle }) =>
      listedAs(`${seq}`, plainTitle, seq === STAMP ? 'draft' : 'file'),
    ),
    listedAs('99', '交水费'),
  ],
})

export function upkeep(contents: Contents): GuideUpkeepReply {
  return {
    guides: few(contents).map(({ seq, name, plainTitle, kind, category, unconfirmed, checked }, i) => ({
      seq,
      name,
      plainTitle,
      kind,
      category,
      unconfirmed: i % 7 === 3 ? [] : unconfirmed,
      nothing: unconfirmed.filter((element) => element === '收费情况'),
      tickets: Math.max(0, 41 - 2 * i),
      openings: Math.max(0, 120 - 3 * i),
      checked,
    })),
  }
}

/** As the city's catalogue has it, made of what residents are shown. */
function documentOf(guide: Guide, more: Partial<CatalogueItem> = {}): CatalogueItem {
  const { seq, name, plainTitle, kind, handling, itemClass, itemType, code, category } = guide
  const { audience, exerciseLevel, legalBasis, conditions, materials, steps, timeLimit, fee } = guide
  const { channels, onlineAvailable, result, tips, unconfirmed } = guide
  return {
    seq,
    name,
    plainTitle,
    kind,
    remark: handling ?? '便民事项',
    handling,
    itemClass,
    itemType,
    code,
    category,
    residentTicket: true,
    keywords: ['低保', '吃低保'],
    audience,
    exerciseLevel,
    legalBasis,
    conditions,
    materials: materials.map(({ drawing: _drawing, source: _source, ...material }) => material),
    steps,
    timeLimit,
    fee,
    channels,
    onlineAvailable,
    result,
    tips,
    provenance: { annex: ['事项名称', '办件类型'], document: [], national: [], localConfirm: unconfirmed },
    ...more,
  }
}

const guideOf = ({ guide }: Contents): Guide => {
  const found = guide.find(({ seq }) => seq === LOW_INCOME) ?? guide[0]
  if (found === undefined) throw new Error('the station has no guide')
  return found
}

function opened(document: CatalogueItem, findings: ContentReply['findings'] = []): ContentReply {
  return {
    document,
    version: 2,
    ...standing,
    at: 'draft',
    newest: 2,
    changedAt: '2026-11-23T01:41:00.000Z',
    versions: [2, 1].map((version) => ({
      version,
      base: version === 1 ? null : version - 1,
      by: wang.name,
      time: `2026-11-23T01:${38 + version}:00.000Z`,
    })),
    findings,
  }
}

const draft = (guide: Guide): GuideDraft => ({
  guide,
  locked: {
    name: '事项名称全市统一，本站不能改（安政办〔2020〕36号第5条）',
    fee: '收费情况全市统一，本站不能改（安政办〔2020〕36号第5条）',
    legalBasis: '办事依据全市统一，本站不能改（安政办〔2020〕36号第5条）',
    kind: '办件类型全市统一，本站不能改（安政办〔2020〕36号第5条）',
  },
  open: guide.unconfirmed,
})

const checked = (guide: Guide, findings: ContentReply['findings']) => ({
  findings,
  newest: { version: 2, by: wang.name, time: '2026-11-23T01:41:00.000Z' },
  view: draft(guide),
})

const refused: ContentReply['findings'] = [
  {
    path: ['conditions'],
    words: '办理条件空着，应写明谁能办；没有限制的也写一句，如 本村（社区）居民都能办',
    blocks: true,
  },
]

const form = (
  name: string,
  of: (guide: Guide) => { document: CatalogueItem; findings: ContentReply['findings'] },
) =>
  admin(name, 'guides', {
    place: `guides/${LOW_INCOME}`,
    written: (contents) => {
      const guide = guideOf(contents)
      const { document, findings } = of(guide)
      return {
        'GET /api/contents/:kind/:id': opened(document, findings),
        'POST /api/contents/:kind/:id/check': checked(guide, findings),
      }
    },
  })

export const guidesStates: readonly GalleryState<AdminFixture>[] = [
  admin('guides', 'guides', {
    place: 'guides',
    written: (contents) => ({
      'GET /api/contents/:kind': listed(contents),
      'GET /api/guide-upkeep': upkeep(contents),
    }),
  }),
  form('guides-editing', (guide) => ({
    document: documentOf(guide, { confirmed: [confirmed] }),
    findings: [],
  })),
  form('guides-refused', (guide) => ({ document: documentOf(guide, { conditions: [] }), findings: refused })),
]
