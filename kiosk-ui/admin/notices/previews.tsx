import { useState } from 'preact/hooks'
import type { Snapshot } from '#contract/live.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel } from '../../staff/panel.tsx'
import { Preview } from '../editing/preview.tsx'
import { words } from './words.ts'

const upright = { width: 1080, height: 1920 }
const lying = { width: 1920, height: 1080 }
/** The band stands at the foot of the hall's display (hall/frame.css). */
const BAND_HEIGHT = 216

type Props = { snapshot: Snapshot | null; view: unknown }

/** Where a notice is seen once it is published: the kiosk in both sizes of type, the hall, and /board. */
export function NoticePreviews(shown: Props) {
  const [large, setLarge] = useState<'none' | 'board'>('none')
  const { preview } = words
  return (
    <aside class="previews two" aria-label={preview.title}>
      <Preview {...upright} {...shown} screen="notice" title={preview.kiosk} />
      <Preview {...upright} {...shown} screen="notice&type=large" title={preview.large} />
      <Preview
        {...lying}
        {...shown}
        wide
        top={lying.height - BAND_HEIGHT}
        screen="hall-band"
        title={preview.hall}
      >
        <TouchButton data-act="see-board" onPress={() => setLarge('board')}>
          {preview.seeBoard}
        </TouchButton>
      </Preview>
      {large === 'board' && (
        <Panel title={preview.board} onClose={() => setLarge('none')} wide>
          <Preview {...lying} {...shown} screen="board" title={preview.boardNote} />
        </Panel>
      )}
    </aside>
  )
}
