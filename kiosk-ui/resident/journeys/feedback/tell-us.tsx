import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import { words } from './words.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'

const said = words.tellUs

/** 咨询、投诉, and 查答复 for those who have a code. */
export function TellUs({ app }: { app: App }) {
  const tell = (kind: 'question' | 'complaint') => () =>
    app.open({ at: 'feedback', kind, about: { at: 'station' } })
  return (
    <main class="listing tell-us">
      <ScreenTitle title={said.title}>
        <p class="title-note">{withWholeWords(said.note)}</p>
      </ScreenTitle>
      <div class="rows">
        <Way title={said.question} note={said.questionNote} onPress={tell('question')} />
        <Way title={said.complaint} note={said.complaintNote} onPress={tell('complaint')} />
        <Way title={said.find} note={said.findNote} onPress={() => app.open({ at: 'feedback-find' })} />
        <Way title={said.progress} note={said.progressNote} onPress={() => app.open({ at: 'case-find' })} />
      </div>
    </main>
  )
}

function Way({ title, note, onPress }: { title: string; note: string; onPress: () => void }) {
  return (
    <TouchButton class="row" onPress={onPress}>
      <span class="row-title">{title}</span>
      <span class="row-name">{withWholeWords(note)}</span>
      <ScreenIcon name="arrow" />
    </TouchButton>
  )
}
