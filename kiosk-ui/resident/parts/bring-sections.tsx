import type { ComponentChildren } from 'preact'
import type { Guide, Material } from '#contract/guide.ts'
import type { Section } from './paged-sections.tsx'
import { words } from './words/bring-list.ts'

/** The element of a guide whose confirmation these lines wait for, in the catalogue's words. */
const MATERIALS = '申请材料'

/** 都要带 first, then what only some people have to bring; a group without a line is left out. */
export function bringGroups({ materials }: Guide): readonly { label: string; materials: Material[] }[] {
  return [
    { label: words.always, materials: materials.filter(({ required }) => required === true) },
    { label: words.conditional, materials: materials.filter(({ required }) => required !== true) },
  ].filter((group) => group.materials.length > 0)
}

export function bringUnconfirmed({ unconfirmed }: Guide): boolean {
  return unconfirmed.includes(MATERIALS)
}

/** Everything to bring, as sections of a text that is read page by page. */
export function bringSections(guide: Guide): Section[] {
  const groups = bringGroups(guide)
  const unconfirmed = bringUnconfirmed(guide)
  if (groups.length === 0)
    return [{ key: 'bring', label: words.bring, unconfirmed, rows: [words.nothing], numbered: false }]
  return groups.map(({ label, materials }, i) => ({
    key: label,
    label,
    unconfirmed: unconfirmed && i === 0,
    rows: materials.map(materialRow),
    numbered: true,
  }))
}

function materialRow({ name, original, copy, note, when }: Material): ComponentChildren {
  const hints = [
    ...(when === undefined ? [] : [when]),
    ...(original > 1 || (original === 1 && copy > 0) ? [words.originals(original)] : []),
    ...(copy > 0 ? [words.copies(copy)] : []),
    ...(note === '' ? [] : [note]),
  ]
  return (
    <>
      {name}
      <Small text={hints.join('，')} />
    </>
  )
}

/** After a gap that vanishes at the end of a line. */
export function Small({ text }: { text: string }) {
  if (text === '') return null
  return (
    <>
      <span class="gap"> </span>
      <small>{text}</small>
    </>
  )
}
