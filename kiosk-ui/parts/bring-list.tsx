import type { Guide, Material } from '#contract/guide.ts'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/errands.ts'

/** The element of a guide whose confirmation these lines wait for, in the catalogue's words. */
const MATERIALS = '申请材料'

/**
 * What to bring: the first few, numbered, and whether the station has confirmed them. Shows fewer where they do not
 * fit, and says how many are left; remount it when its place changes.
 */
export function BringList({ guide, most }: { guide: Guide; most: number }) {
  const { materials } = guide
  const place = useRef<HTMLElement>(null)
  const [fitting, setFitting] = useState(most)
  useLayoutEffect(() => {
    const element = place.current
    if (element && fitting > 0 && element.scrollHeight > element.clientHeight) setFitting(fitting - 1)
  }, [fitting])
  const shown = materials.slice(0, fitting)
  const rest = materials.length - shown.length
  return (
    <section class="bring" ref={place}>
      <h2>
        {words.confirm.bring}
        {guide.unconfirmed.includes(MATERIALS) && <span class="mark">{words.confirm.toConfirm}</span>}
      </h2>
      {materials.length === 0 ? (
        <p>{words.confirm.bringNothing}</p>
      ) : (
        <ol>
          {shown.map((material) => (
            <li key={material.name}>
              <span>{material.name}</span>
              <small>{noteOf(material)}</small>
            </li>
          ))}
        </ol>
      )}
      {rest > 0 && <p class="bring-rest">{words.confirm.more(rest, shown.length === 0)}</p>}
    </section>
  )
}

function noteOf({ required, when, note }: Material): string {
  return required === true ? note : (when ?? words.confirm.conditional)
}
