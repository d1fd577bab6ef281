import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { NumberPad, Slot } from '../../parts/number-pad.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { inGroups, words } from './words.ts'

const said = words.find
const CODE_DIGITS = 10

/** 查进度: the ten digits of a paper. */
export function Find({ app, screen }: { app: App; screen: ScreenOf<'case-find'> }) {
  const { code, trouble } = screen
  const type = (next: string) => {
    const whole = next.slice(0, CODE_DIGITS)
    app.change({ ...screen, code: whole, trouble: null })
    if (whole.length === CODE_DIGITS && code.length < CODE_DIGITS) app.open({ at: 'case-found', code: whole })
  }
  return (
    <main class="pad-screen case-find">
      <ScreenTitle title={said.title}>
        <p class="title-note">{said.note}</p>
      </ScreenTitle>
      <div class="slots">
        <Slot label={said.label} example={said.example} value={inGroups(code)} active />
      </div>
      {trouble !== null && (
        <p class="pad-trouble" role="alert">
          {withWholeWords(trouble)}
        </p>
      )}
      <NumberPad
        onKey={(key) => type(code + key)}
        onDelete={() => type(code.slice(0, -1))}
        forward={{
          text: said.find,
          onPress: code.length === CODE_DIGITS ? () => app.open({ at: 'case-found', code }) : null,
        }}
      />
    </main>
  )
}
