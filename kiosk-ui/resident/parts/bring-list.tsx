import type { Guide, Material } from '#contract/guide.ts'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from './words/bring-list.ts'

/** The element of a guide whose confirmation these lines wait for, in the catalogue's words. */
const MATERIALS = '申请材料'

type Props = { guide: Guide; most: number; say?: '' | undefined }

/**
 * What to bring: the first few, numbered, and whether the station has confirmed them. Shows fewer where they do not
 * fit, and says how many are left; remount it when its place changes. `say`: '' where it must not be read aloud.
 */
export function BringList({ guide, most, say }: Props) {
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
    <section class="bring" ref={place} data-say={say}>
      <h2>
        {words.bring}
        {guide.unconfirmed.includes(MATERIALS) && <span class="mark">{words.toConfirm}</span>}
      </h2>
      {materials.length === 0 ? (
        <p>{words.nothing}</p>
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
      {rest > 0 && <p class="bring-rest">{words.more(rest, shown.length === 0)}</p>}
    </section>
  )
}

/** What a person has to bring would tell the hall what a discreet errand is about. */
export function unsaid({ discreet }: Guide): '' | undefined {
  return discreet ? '' : undefined
}

function noteOf({ required, when, note }: Material): string {
  return required === true ? note : (when ?? words.conditional)
}
