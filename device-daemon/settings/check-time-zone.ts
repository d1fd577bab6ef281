import { nearest } from '#daemon/content/check/nearest.ts'
import { doubtful, type Finding, wrong } from '#daemon/content/check/finding.ts'

const CHINA = 'Asia/Shanghai'
const CHINA_OFFSET = '+08:00'
/** What people write for Beijing time, which has no zone of that name. */
const MEANT_FOR_CHINA = /beijing|peking|china|^cst$|北京|中国|东八|^(utc|gmt)?\s*\+\s*0?8(:?00)?$/i

/** A zone that does not exist cannot be used; one that is not Beijing time is allowed and said. */
export function checkTimeZone(timeZone: string): Finding[] {
  const path = ['timeZone']
  const isName = !/^[+-]/.test(timeZone)
  const offset = isName ? offsetOf(timeZone) : null
  if (offset === null) {
    const known = Intl.supportedValuesOf('timeZone')
    const meant = MEANT_FOR_CHINA.test(timeZone) ? CHINA : (nearest(timeZone, known) ?? CHINA)
    return [wrong(path, `没有 ${timeZone} 这个时区，应为 IANA 时区名，如 ${meant}（北京时间是 ${CHINA}）`)]
  }
  if (offset === CHINA_OFFSET) return []
  return [doubtful(path, `${timeZone} 现在是 UTC${offset}，不是北京时间；要北京时间应写 ${CHINA}`)]
}

/** Null for a zone that does not exist. */
function offsetOf(timeZone: string): string | null {
  try {
    return Temporal.Now.zonedDateTimeISO(timeZone).offset
  } catch {
    return null
  }
}
