import type { Guide, GuideMaterial } from '#contract/guide.ts'
import type { ComponentChildren } from 'preact'
import { type Room, halvesOf, linesOf } from './halves.ts'
import type { Group } from './paged-groups.tsx'
import { Thing, nameParts, notesOf } from './thing.tsx'
import { words } from './words/bring-list.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'

/** The element of a guide whose confirmation these lines wait for, in the catalogue's words. */
const MATERIALS = '申请材料'

/** `holds`: for whom it has to be brought, by all or by some. */
type Bring = { holds: 'all' | 'some'; label: string; materials: readonly GuideMaterial[] }

/** 都要带 first, then what only some people have to bring; a group without a line is left out. */
export function bringOf({ materials }: Pick<Guide, 'materials'>): readonly Bring[] {
  const groups: readonly Bring[] = [
    { holds: 'all', label: words.always, materials: materials.filter(({ required }) => required === true) },
    {
      holds: 'some',
      label: words.conditional,
      materials: materials.filter(({ required }) => required !== true),
    },
  ]
  return groups.filter((group) => group.materials.length > 0)
}

export function bringUnconfirmed({ unconfirmed }: Guide): boolean {
  return unconfirmed.includes(MATERIALS)
}

/** Everything to bring, for pages. `title` stands before the first group. */
export function bringGroups(guide: Guide, title: ComponentChildren): Group[] {
  const found = bringOf(guide)
  if (found.length === 0)
    return [
      {
        key: 'bring',
        label: words.short,
        head: title,
        rows: [<p class="large">{withWholeWords(words.nothing)}</p>],
      },
    ]
  return found.map(({ holds, label, materials }, i) => ({
    key: holds,
    label: words.short,
    head: (
      <>
        {i === 0 && title}
        <p class="sign" data-some={holds === 'some' ? '' : undefined}>
          {label}
        </p>
        <small>
          {withWholeWords(holds === 'some' ? words.conditionalNote : words.count(materials.length))}
        </small>
      </>
    ),
    rows: materials.map((material) => <Thing material={material} />),
    halves: halvesOf(materials, roomOf),
  }))
}

function roomOf(material: GuideMaterial): Room {
  const { head, aside } = nameParts(material.name)
  const room = (name: number, note: number) =>
    0.4 +
    Math.max(
      2.6,
      1.3 * linesOf(head, name) +
        linesOf(aside, note) +
        linesOf(material.when ?? '', note) +
        linesOf(notesOf(material), note),
    )
  return { beside: room(7, 10), alone: room(18, 27) }
}
