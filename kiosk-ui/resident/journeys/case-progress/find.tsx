import { CodePad } from '../../parts/code-pad.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import { inGroups, words } from './words.ts'

/** 查进度: the ten digits of a paper. */
export function Find({ app, screen }: { app: App; screen: ScreenOf<'case-find'> }) {
  const { code, trouble } = screen
  const reads = app.model.value.kiosk.cardReader.at === 'ready'
  return (
    <CodePad
      name="case-find"
      said={words.find}
      digits={10}
      code={code}
      shown={inGroups(code)}
      trouble={trouble}
      other={
        reads
          ? {
              text: words.find.byCard,
              onPress: () => app.open({ at: 'card-consent', guide: null, own: { at: 'cases' } }),
            }
          : undefined
      }
      onChange={(typed) => app.change({ ...screen, code: typed, trouble: null })}
      onFind={(whole) => app.open({ at: 'case-found', code: whole })}
    />
  )
}
