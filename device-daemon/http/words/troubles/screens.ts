import type { ScreenTrouble } from '#daemon/desks/screens/screen-troubles.ts'
import { kioskWords } from './kiosk.ts'
import type { TroubleWords } from './words.ts'

export function screenTroubleWords(trouble: ScreenTrouble): TroubleWords {
  switch (trouble.code) {
    case 'hall-gone':
      return {
        urgency: 'now',
        place: { panel: 'devices', open: 'hall' },
        brief: '大厅大屏断开了',
        words: '大厅大屏断开了，大家看不到叫号，也可能听不到。',
        remedy: '请看一看大屏的电脑开着没有、网线插好没有，页面关了就重新打开。好以前，叫号请口头叫一叫。',
      }
    case 'kiosk-offline':
      return {
        urgency: 'now',
        place: { panel: 'devices', open: trouble.kiosk },
        brief: `${kioskWords(trouble.kiosk)}断开了`,
        words: `${kioskWords(trouble.kiosk)}的屏幕没有连上，群众在这里取不了号。`,
        remedy: '请看一看机器开着没有，关掉电源再打开。好以前，请群众到窗口来。',
      }
  }
}
