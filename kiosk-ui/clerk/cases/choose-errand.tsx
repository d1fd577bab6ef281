import { useEffect, useState } from 'preact/hooks'
import type { ErrandsReply } from '#contract/errand.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

/** The errand of a ticket that was taken without one: by a few words of it. */
export function ChooseErrand({ clerk, onChoose }: { clerk: Clerk; onChoose: (seq: number) => void }) {
  const [typed, type] = useState('')
  const [errands, setErrands] = useState<ErrandsReply['errands']>([])
  const q = typed.trim()
  useEffect(() => {
    let isNewest = true
    const look = async (): Promise<void> => {
      const reply = await clerk.api.ask('GET /api/errands?q=:q', { params: { q } })
      if (isNewest && reply.at === 'ok') setErrands(reply.value.errands)
    }
    if (q === '') setErrands([])
    else void look()
    return () => {
      isNewest = false
    }
  }, [q])
  return (
    <div class="case-choose">
      <label>
        {words.chooseErrand}
        <input
          name="errand"
          value={typed}
          maxLength={60}
          autocomplete="off"
          autofocus
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <div role="group" aria-label={words.chooseErrand}>
        {errands.map(({ seq, title }) => (
          <TouchButton key={seq} data-errand={seq} onPress={() => onChoose(seq)}>
            {title}
          </TouchButton>
        ))}
      </div>
    </div>
  )
}
