import { signal } from '@preact/signals'
import { render } from 'preact'
import type { NoticeDraft } from '#contract/notice.ts'
import { BandLine } from '../hall/band.tsx'
import { linesOf } from '../hall/band-lines.ts'
import styles from '../hall/hall.css?url'
import { useTurns } from '../parts/turns.ts'
import type { PreviewScreen, Shown } from './shown.ts'

/** The band at the foot of the hall's display with the lines that the draft brings into its turn. */
export const hallBand: PreviewScreen = {
  styles: [styles],
  async open(root, first) {
    const shown = signal(first)
    function Lines() {
      const lines = linesOfDraft(shown.value)
      const line = lines[useTurns(lines.length)]
      return <div class="hall">{line && <BandLine key={line.key} line={line} />}</div>
    }
    render(<Lines />, root)
    return (next) => (shown.value = next)
  },
}

function linesOfDraft({ snapshot, view }: Shown) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only drafts of notices are shown here
  const { board, notice } = view as NoticeDraft
  const entry = board.notices.find(({ id }) => id === notice.id)
  const postings = entry && entry.kind !== '长期公开' ? { ...board, notices: [entry], latest: entry } : null
  return linesOf({ ...snapshot, windows: [] }, postings).filter(({ key }) => key.startsWith(`${notice.id}/`))
}
