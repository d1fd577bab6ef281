import { CodePad } from '../../parts/code-pad.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { words } from './words.ts'

/** 查答复: the eight digits of a slip. */
export function Find({ app, screen }: { app: App; screen: ScreenOf<'feedback-find'> }) {
  const { code, trouble } = screen
  return (
    <CodePad
      name="feedback-find"
      said={words.find}
      digits={8}
      code={code}
      shown={inHalves(code)}
      trouble={trouble}
      onChange={(typed) => app.change({ ...screen, code: typed, trouble: null })}
      onFind={(whole) => app.open({ at: 'feedback-found', code: whole })}
    />
  )
}

const inHalves = (code: string): string => (code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code)
