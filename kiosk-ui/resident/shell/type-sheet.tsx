import { Sheet } from '../parts/sheet.tsx'
import { SettlingButton } from '../parts/settling-button.tsx'
import type { App } from './app.ts'
import type { Look } from './modes.ts'
import { words } from './words/above.ts'

type Way = Pick<Look, 'type' | 'contrast'>

const ways: readonly (Way & { lines: readonly string[] })[] = [
  { type: 'large', contrast: 'normal', lines: words.type.large },
  { type: 'large', contrast: 'high', lines: words.type.largeContrast },
  { type: 'normal', contrast: 'high', lines: words.type.contrast },
  { type: 'normal', contrast: 'normal', lines: words.type.plain },
]

/** It stands where the bar's button was: a second tap on it must choose nothing. */
const SETTLE_MS = 600

/** The ways to read, each button a sample of its own. 大字版 is on already; one tap keeps it or takes another. */
export function TypeSheet({ app }: { app: App }) {
  const { type, contrast } = app.modes
  function take({ type: size, contrast: colours }: Way): void {
    app.modes.choose({ type: size, contrast: colours })
    app.choosesType.value = false
  }
  return (
    <Sheet title={words.type.title} reader={app}>
      <div class="type-ways">
        {ways.map((way) => (
          <SettlingButton
            key={`${way.type} ${way.contrast}`}
            settleMs={SETTLE_MS}
            data-look={`${way.type} ${way.contrast}`}
            aria-pressed={type.value === way.type && contrast.value === way.contrast}
            onPress={() => take(way)}
          >
            {way.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </SettlingButton>
        ))}
      </div>
    </Sheet>
  )
}
