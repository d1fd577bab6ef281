import { doubtful, type Finding, wrong } from '../check/finding.ts'
import { isRecord } from '../check/shape.ts'
import type { WrittenDocument } from '../source.ts'
import type { MaskedKind } from '#contract/notice.ts'
import type { StationFacts } from '../station/facts.ts'
import { boardClasses } from './check-notices.ts'
import { maskedIn } from './masking.ts'
import { picturesIn } from './pictures.ts'
import { type PersonalDetail, personalDetails } from './personal-details.ts'

/** 「文件·二（四）11」: a document that only its writer knows. */
const NO_NAME = /^(?:文件|附件|方案)[·・]/

/** What a basis has to name, and what a class with masking does not let hang: details of a person, each at its place. */
export function checkBeforePublishing(
  value: unknown,
  board: WrittenDocument,
  station: Pick<StationFacts, 'masking'>,
): readonly Finding[] {
  if (!isRecord(value)) return []
  const { class: of, title, body, publishedAt, source } = value
  const unknown =
    typeof source === 'string' && NO_NAME.test(source)
      ? [wrong(['source'], '群众看不懂是哪个文件，应写它的全名和文号')]
      : []
  const { name, masking } = boardClasses(board)?.find((one) => one?.name === of) ?? {}
  if (name === undefined || masking === undefined) return unknown
  const kinds = maskedIn({ name, masking }, station)
  if (kinds.length === 0) return unknown
  const year =
    typeof publishedAt === 'string' && /^\d{4}/.test(publishedAt) ? Number(publishedAt.slice(0, 4)) : null
  const inTitle = typeof title === 'string' ? personalDetails(title, year, kinds) : []
  const inBody = typeof body === 'string' ? personalDetails(body, year, kinds) : []
  return [
    ...unknown,
    ...inTitle.map((detail) => wrong(['title'], words(detail))),
    ...inBody.map((detail) => wrong(['body', detail.line], words(detail))),
    ...picturesIn(body).map(({ line }) => doubtful(['body', line], LOOK_AT_PICTURE)),
  ]
}

/** No program sees what is written in a picture. */
const LOOK_AT_PICTURE =
  '图片里的字查不出来，请自己看清楚：身份证号、电话、账号要遮住，不能有病情和未成年人的姓名'

const REMEDY: Record<MaskedKind, string> = {
  身份证号: '请把中间几位换成 *，或者去掉这一栏',
  电话: '请把中间几位换成 *，或者去掉这一栏',
  账号: '请把中间几位换成 *，或者去掉这一栏',
  住址: '请只写到村（小区）或小组，不写门牌、单元和房号',
  病情: '病情和残疾等级不公开，请去掉',
  未成年人: '未成年人的姓名和年龄不公开，请去掉这一行，或者只写监护人',
}

function words({ what, found, column }: PersonalDetail): string {
  const where = column === null ? '' : `“${column}”一栏的`
  return `${where}“${covered(found)}”是没遮住的${what === '未成年人' ? '未成年人情况' : what}；${REMEDY[what]}`
}

/** Enough of it to be found, and no number whole in a message. */
function covered(found: string): string {
  const digits = /\d{7,}/.exec(found.normalize('NFKC'))?.[0]
  return digits === undefined ? found : `${digits.slice(0, 3)}…${digits.slice(-4)}`
}
