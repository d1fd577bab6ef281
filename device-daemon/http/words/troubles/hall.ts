import type { UnheardTrouble } from '#daemon/desks/hall/unheard.ts'
import type { TroubleWords } from './words.ts'

export function unheardWords({ why }: UnheardTrouble): TroubleWords {
  switch (why) {
    case 'blocked':
      return {
        urgency: 'now',
        words: '大屏开着，可是没有声音，叫号念不出来，群众只能看。',
        remedy:
          '请到大屏前点一下屏幕，声音就开了。大屏没有人点的，请维护人员给浏览器加上 --autoplay-policy=no-user-gesture-required。',
      }
    case 'gone':
      return {
        urgency: 'now',
        words: '大厅里没有能念叫号的了：大屏的页面关了或者连不上，语音模块也不出声。',
        remedy: '请看一看大屏的电脑和网线，把大屏的页面重新打开。好以前，叫号时请口头叫一叫。',
      }
  }
}
