import type { Exclusion, ToldFor } from '#contract/case-changes.ts'
import type { CaseDocument, CaseSheet } from '#contract/case-papers.ts'
import type { CaseView } from '#contract/cases.ts'
import type { Guide } from '#contract/guide.ts'
import { fullDate } from '#daemon/full-date.ts'
import {
  actOf,
  type CasePaperFacts,
  delivered,
  deliveredHow,
  documentNumber,
  ENTRUSTED,
  resultOf,
  signerOf,
  spaced,
  timeLines,
  titleOf,
} from './case-paper.ts'

const told: Readonly<Record<ToldFor, string>> = {
  consultation: '咨询',
  application: '申请时材料不齐',
  correction: '申请以后补齐补正',
}

const excluded: Readonly<Record<Exclusion, string>> = {
  publicity: '公示',
  appraisal: '鉴定',
  assessment: '评估',
  survey: '勘验',
}

type Row = CaseSheet['rest'][number]

/** The same paper as `casePaper` on A4: what is missing as a list to tick, the rest in rows. */
export function caseSheet(
  view: CaseView,
  document: CaseDocument,
  guide: Guide | undefined,
  facts: CasePaperFacts & { signature: string | null },
): CaseSheet {
  const { applicant } = view
  const act = actOf(view, document)
  const missing = document.kind === 'told' ? (act?.missing ?? []) : []
  const whose = applicant.at === 'named' ? `${applicant.name}：` : ''
  return {
    station: facts.stationName,
    title: titleOf(document),
    number: documentNumber(document),
    void: document.void,
    sample: facts.sample,
    lead: `${whose}${leadOf(document, missing.length)}`,
    facts: [
      { name: '办什么事', text: view.item },
      ...(guide === undefined
        ? []
        : [{ name: '办件类型', text: [guide.kind, guide.handling ?? guide.itemClass].join('，') }]),
      ...(document.kind === 'told' ? [{ name: '为什么给', text: told[purposeOf(act?.why)] }] : []),
      { name: '日期', text: fullDate(document.on) },
      { name: '件号', text: view.number },
    ],
    missing: missing.map((name) => {
      const material = guide?.materials.find((each) => each.name === name)
      return { name, note: material?.note ?? '', count: material === undefined ? '' : countOf(material) }
    }),
    rest: [
      ...rowsOf(view, document, act, guide, facts),
      ...(guide === undefined
        ? []
        : [
            row('收费', guide.unconfirmed.includes('收费情况') ? '待核定' : guide.fee),
            row(
              '依据',
              ...(guide.unconfirmed.includes('办事依据') || guide.legalBasis.length === 0
                ? ['待核定']
                : guide.legalBasis.map(({ title, docNumber = '' }) => `${title}${docNumber}`)),
            ),
          ]),
    ],
    signer: signerOf(document),
    signature: facts.signature,
    code: spaced(view.code),
    follow: document.void ? null : facts.follow,
    clerk: facts.clerk,
    ask: facts.phone,
  }
}

const row = (name: string, ...lines: string[]): Row => ({ name, lines })

const isToldFor = (why: string): why is ToldFor => Object.hasOwn(told, why)
const purposeOf = (why: string | undefined): ToldFor =>
  why !== undefined && isToldFor(why) ? why : 'application'

function leadOf({ kind }: CaseDocument, missing: number): string {
  switch (kind) {
    case 'told':
      return missing > 0
        ? `您来办的事，还缺下面 ${missing} 样材料。请带齐再来，以这张纸为准。`
        : '您问的这件事，要带的材料和办法见下面和办事指南。'
    case 'accepted':
      return '您申请的事受理了，答复的日期写在下面。'
    case 'reported':
      return '您的事当场上报了，还在等上级的回执。有了回执才算办结，我们会告诉您。'
    case 'done':
      return '您的事当场办结了。'
    case 'not-eligible':
      return '您申请的事不符合条件，原因写在下面。'
    case 'passed-on':
      return '您的事转交给下面的单位了。'
    case 'entrusted':
      return '我自愿请便民服务站代办下面这件事。下面几条念给我听过，我同意。'
    case 'registered':
      return '代办员收到下面这些材料，当面点清。代办不收费。'
    case 'handed-on':
      return '下面这些材料交给接收的单位，当面点清。'
    case 'handed-back':
      return '下面这些材料退还本人，当面点清。'
    case 'delivered':
      return '这件事办完了，结果送到本人手里。'
  }
}

function rowsOf(
  view: CaseView,
  { kind }: CaseDocument,
  act: CaseView['acts'][number] | undefined,
  guide: Guide | undefined,
  { address, hours }: CasePaperFacts,
): Row[] {
  const { materials, due, exclusions } = view
  const result = resultOf(view)
  const received = materials.flatMap(({ name, state, original = 0, copy = 0 }) =>
    state === 'received' ? [[name, countOf({ original, copy })].filter(Boolean).join(' ')] : [],
  )
  const brought = received.length === 0 ? [] : [row('收到材料', ...received)]
  switch (kind) {
    case 'told':
      return [
        ...(act?.text ? [row('再告知一次', act.text)] : []),
        ...brought,
        row('到哪里补', address, ...hours),
        row('多久办好', '从受理那天算起，现在还没有受理', ...timeLines(guide)),
      ]
    case 'accepted':
      return [
        ...(due === null
          ? []
          : [
              row(
                '答复日期',
                `${fullDate(due.date)}以前`,
                ...(due.basis === null ? [] : [`依据：${due.basis}`]),
              ),
            ]),
        row(
          '多久办好',
          ...timeLines(guide),
          ...(exclusions.length === 0
            ? []
            : [`${exclusions.map((each) => excluded[each]).join('、')}的时间不算在内，开始时另外告诉您`]),
        ),
        ...brought,
      ]
    case 'reported':
    case 'done':
      return brought
    case 'not-eligible':
      return [
        row('原因', act?.text ?? '见当面的说明'),
        ...(act?.why === undefined ? [] : [row('还可以到', act.why)]),
        ...brought,
      ]
    case 'passed-on':
      return [row('转交给', act?.text ?? act?.why ?? '见当面的说明')]
    case 'entrusted':
      return [row('说好了的', ...ENTRUSTED), row('代办员', act?.why ?? '')]
    case 'registered':
    case 'handed-back':
      return thingsRows(act)
    case 'handed-on':
      return [row('交给', act?.text ?? '见当面的说明'), ...thingsRows(act)]
    case 'delivered':
      return [
        row('怎么送的', delivered[deliveredHow(act?.why)]),
        ...(result === null ? [] : [row('结果', result)]),
        ...thingsRows(act),
      ]
  }
}

const thingsRows = (act: CaseView['acts'][number] | undefined): Row[] => {
  const things = act?.things ?? []
  return things.length === 0
    ? []
    : [
        row(
          `共 ${things.length} 样`,
          ...things.map((each) => [each.name, countOf(each)].filter(Boolean).join(' ')),
        ),
      ]
}

const countOf = ({ original, copy }: { original: number; copy: number }): string =>
  [original > 0 ? `原件 ${original} 份` : '', copy > 0 ? `复印件 ${copy} 份` : ''].filter(Boolean).join('，')
