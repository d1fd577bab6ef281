import { useState } from 'preact/hooks'
import { type Bound, member } from '../editing/bound.ts'
import { CheckField } from '../editing/fields.tsx'
import type { PlacesDocument } from './documents.ts'
import { words } from './words.ts'

/** Says that the hall shown is not the shipped one any more; a sample does not end before. */
export function SampleField({ places }: { places: Bound<PlacesDocument> }) {
  const sample = member(places, 'sample')
  // It stays where it was pressed, so that the press can be taken back.
  const [wasSample] = useState(sample.value)
  if (!wasSample) return null
  return <CheckField of={sample} label={words.sample} hint={words.sampleHint} />
}
