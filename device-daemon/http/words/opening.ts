import type { OpeningRefusal } from '#daemon/domain/opening/opening.ts'

/** What the lead reads where a change of hours is refused. */
export function openingRefusalWords(refusal: OpeningRefusal): string {
  switch (refusal.code) {
    case 'unknown-window':
      return '站里没有这个窗口。请核对窗口号。'
    case 'wrong-state':
      return why[refusal.why]
  }
}

const why = {
  'past-day': '那一天已经过去了，请选今天或以后的日子。',
  'too-many': '临时安排已经太多了，请先撤销不用的，或者写进站里的服务时间。',
  withdrawn: '这条安排已经撤销了。',
} as const
