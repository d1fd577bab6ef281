import type { StaffCallRefusal } from '#daemon/domain/staff-calls/staff-calls.ts'

/** What a person reads where a call for staff is refused. */
export function staffCallRefusalWords(refusal: StaffCallRefusal): string {
  switch (refusal.code) {
    case 'unknown-kiosk':
      return '这台机器还没有登记。请到服务台找工作人员。'
    case 'unknown-staff-call':
      return '这次呼叫已经结束了。'
    case 'wrong-state':
      return wrongState(refusal.why)
  }
}

function wrongState(why: Extract<StaffCallRefusal, { code: 'wrong-state' }>['why']): string {
  switch (why) {
    case 'answered-by-another':
      return '已经有别的工作人员过去了。'
    case 'not-answered-by-them':
      return '这次呼叫不是您接的，不能交给别人。'
  }
}
