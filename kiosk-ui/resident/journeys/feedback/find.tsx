import { NumberPad, Slot } from '../../parts/number-pad.tsx'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

const said = words.find
const CODE_DIGITS = 8

/** 查答复: the eight digits of a slip. */
export function Find({ app, screen }: { app: App; screen: ScreenOf<'feedback-find'> }) {
  const { code, trouble } = screen
  const type = (next: string) => {
    const whole = next.slice(0, CODE_DIGITS)
    app.change({ ...screen, code: whole, trouble: null })
    if (whole.length === CODE_DIGITS && code.length < CODE_DIGITS)
      app.open({ at: 'feedback-found', code: whole })
  }
  return (
    <main class="pad-screen feedback-find">
      <ScreenTitle title={said.title}>
        <p class="title-note">{said.note}</p>
      </ScreenTitle>
      <div class="slots">
        <Slot label={said.label} example={said.example} value={inHalves(code)} active />
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
          onPress: code.length === CODE_DIGITS ? () => app.open({ at: 'feedback-found', code }) : null,
        }}
      />
    </main>
  )
}

const inHalves = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code)
