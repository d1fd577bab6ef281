import type { Guide } from '#contract/guide.ts'
import type { App } from '../../shell/app.ts'
import type { Answers } from './answers.ts'

/** On to the first material that has not been asked for, or to what comes of the answers. */
export function goOn(app: App, guide: Guide, answers: Answers): void {
  const asking = answers.indexOf(null)
  if (asking < 0) app.open({ at: 'self-check-result', guide, answers })
  else app.open({ at: 'self-check-question', guide, answers, asking })
}
