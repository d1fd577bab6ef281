import { useEffect, useRef, useState } from 'preact/hooks'
import type { GuideElement } from '#contract/guide.ts'
import { Panel } from '../../staff/panel.tsx'
import type { Admin } from '../admin.ts'
import { ConfirmFields, useConfirmation } from './confirm-fields.tsx'
import { type Confirmation, confirmShown } from './confirming.ts'
import type { Upkeep } from './upkeep.ts'
import { words } from './words.ts'

type Going = { at: 'asking' } | { at: 'going'; done: number } | { at: 'over'; left: readonly string[] }

type Props = {
  admin: Admin
  element: GuideElement
  guides: readonly Upkeep[]
  onClose: () => void
}

/** One source for a whole class of guides: each is confirmed and published as it stands, one after another. */
export function Batch({ admin, element, guides, onClose }: Props) {
  const [going, setGoing] = useState<Going>({ at: 'asking' })
  // The list behind is read again meanwhile; what was begun with is done.
  const [all] = useState(guides)
  const confirmation = useConfirmation(admin, element)
  const closed = useRef(false)
  useEffect(() => () => void (closed.current = true), [])

  async function run(by: Confirmation): Promise<void> {
    const left: string[] = []
    for (const [done, { seq, plainTitle }] of all.entries()) {
      if (closed.current) return
      setGoing({ at: 'going', done })
      // oxlint-disable-next-line no-await-in-loop -- one publication after another: each is shown before the next
      const outcome = await confirmShown(admin.api, seq, by)
      if (outcome === 'left') left.push(plainTitle)
    }
    setGoing({ at: 'over', left })
  }

  return (
    <Panel title={words.batch.title(all.length, element)} onClose={onClose}>
      {going.at === 'asking' && (
        <form
          class="confirm-form"
          onSubmit={(event) => {
            event.preventDefault()
            void run(confirmation.value)
          }}
        >
          <p>{words.batch.note}</p>
          <ConfirmFields of={confirmation} />
          <button type="submit" class="go">
            {words.batch.forward(all.length)}
          </button>
        </form>
      )}
      {going.at === 'going' && <p role="status">{words.batch.going(going.done, all.length)}</p>}
      {going.at === 'over' && (
        <div role="status" class="batch-over">
          <p>{words.batch.over(all.length - going.left.length)}</p>
          {going.left.length > 0 && <p>{words.batch.left(going.left)}</p>}
        </div>
      )}
    </Panel>
  )
}
