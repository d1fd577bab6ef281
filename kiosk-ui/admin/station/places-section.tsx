import type { ComponentChildren } from 'preact'
import type { Admin } from '../admin.ts'
import type { Bound } from '../editing/bound.ts'
import type { PlacesDocument } from './documents.ts'
import { placesEditors } from './editors.ts'
import { SectionFrame } from './section-frame.tsx'
import { words } from './words.ts'

type Props = {
  admin: Admin
  id: keyof typeof words.sections
  /** The screen of residents on which the part is seen. */
  preview: 'map' | 'reach' | 'facilities'
  children: (places: Bound<PlacesDocument>) => ComponentChildren
}

/** A part of the station that stands in the document of its places. */
export function PlacesSection({ admin, id, preview, children }: Props) {
  const { title, see } = words.sections[id]
  return (
    <SectionFrame
      admin={admin}
      keeper={placesEditors}
      id="places"
      title={title}
      see={see}
      previews={[{ screen: preview, title: words.preview[preview] }]}
    >
      {children}
    </SectionFrame>
  )
}
